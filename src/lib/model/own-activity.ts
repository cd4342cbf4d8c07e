import type { Facts } from './dataset';

/** Names of kinds by which something is done to a member, or by which one goes: they make nobody active. */
const NOT_OWN =
	/^(sends?|sent|reach(ed)?|deliver(y|ed)?|push(ed)?|impressions?|exposures?|expose|leave|left|churn|unsubscribed?|refund(ed)?|发送|推送|触达|送达|曝光|群发|退群|离开|退款)$/i;

/**
 * What members do of themselves: any event but sends, deliveries, leaves and refunds, as far as the names of the kinds tell.
 * A guess to begin with, shown in the sentence and changed there.
 */
export function ownActivity({
	kinds,
}: Pick<Facts, 'kinds'>): 'any' | { readonly not: readonly string[] } {
	const not = kinds.map(({ name }) => name).filter((name) => NOT_OWN.test(name));
	return not.length === 0 || not.length === kinds.length ? 'any' : { not };
}
