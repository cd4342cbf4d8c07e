import type { Facts } from './dataset';
import { isJoining } from './joining';

/** Names of kinds by which something is done to a member, or by which one goes: they make nobody active. */
const NOT_OWN =
	/^(sends?|sent|reach(ed)?|deliver(y|ed)?|push(ed)?|impressions?|exposures?|expose|leave|left|churn|unsubscribed?|refund(ed)?|发送|推送|触达|送达|曝光|群发|退群|离开|退款)$/i;

/** Names of kinds by which one is asked to come. */
const INVITED = /^(invit(e|ed)|邀请)$/i;

type Activity = 'any' | { readonly not: readonly string[] };

/**
 * What members do of themselves: any event but sends, deliveries, leaves and refunds, as far as the names of the kinds tell.
 * A guess to begin with, shown in the sentence and changed there.
 */
export function ownActivity({ kinds }: Pick<Facts, 'kinds'>): Activity {
	return allBut(kinds, (name) => NOT_OWN.test(name)) ?? 'any';
}

/** The same without joins and invitations: who only came has not taken part yet. With nothing else in the data, they count. */
export function takingPart({ kinds }: Pick<Facts, 'kinds'>): Activity {
	const none = (name: string): boolean =>
		NOT_OWN.test(name) || isJoining(name) || INVITED.test(name);
	return allBut(kinds, none) ?? ownActivity({ kinds });
}

/** Null when nothing would stay. */
function allBut(kinds: Facts['kinds'], leaveOut: (name: string) => boolean): Activity | null {
	const not = kinds.map(({ name }) => name).filter(leaveOut);
	if (not.length === 0) return 'any';
	return not.length === kinds.length ? null : { not };
}
