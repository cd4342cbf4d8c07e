import { ownActivity, takingPart } from '$lib/model/own-activity';
import { expect, it } from 'vitest';

const facts = (...names: string[]): Parameters<typeof ownActivity>[0] => ({
	kinds: names.map((name) => ({ name, count: 1, members: 1, first: 0, last: 0, amounts: 0 })),
});

it('leaves out what is done to members, in either language', () => {
	expect(ownActivity(facts('join', 'send', 'reach', 'click', 'leave'))).toEqual({
		not: ['send', 'reach', 'leave'],
	});
	expect(ownActivity(facts('点击', '群发', '触达'))).toEqual({ not: ['群发', '触达'] });
});

it('is any event where nothing is left out, or nothing would stay', () => {
	expect(ownActivity(facts('message', 'order'))).toBe('any');
	expect(ownActivity(facts('send', 'reach'))).toBe('any');
	expect(ownActivity(facts())).toBe('any');
});

it('takes part who does more than come, in either language', () => {
	expect(takingPart(facts('join', 'send', 'click', 'leave'))).toEqual({
		not: ['join', 'send', 'leave'],
	});
	expect(takingPart(facts('入群', '邀请', '发言'))).toEqual({ not: ['入群', '邀请'] });
	expect(takingPart(facts('message', 'order'))).toBe('any');
});

it('counts joins where there is nothing else that members do', () => {
	expect(takingPart(facts('join'))).toBe('any');
	expect(takingPart(facts('join', 'send'))).toEqual({ not: ['send'] });
	expect(takingPart(facts())).toBe('any');
});
