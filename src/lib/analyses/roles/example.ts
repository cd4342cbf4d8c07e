import { DAY, parseDay } from '../../base/time';
import type { Example } from '../contract';
import type { RolesParams } from './manifest';
import type { RolesResult } from './result';

/** Six members of a video community from January into March. */
export const example: Example<RolesParams, RolesResult> = {
	data: `member_id,time,event
ann,2024-01-03,view
ann,2024-01-05,comment
ann,2024-02-04,post
bo,2024-01-10,view
bo,2024-01-20,comment
cai,2024-02-01,view
dan,2024-01-15,post
dan,2024-02-10,view
eve,2024-02-20,comment
flo,2024-03-01,like`,
	params: { roles: [{ kind: 'view' }, { kind: 'comment' }, { kind: 'post' }], within: 0 },
	expected: {
		members: 6,
		none: 1,
		roles: [
			{ ever: 4, fresh: 4, innermost: 1, early: 1 },
			{ ever: 3, fresh: 3, innermost: 2, early: 1 },
			{ ever: 2, fresh: 2, innermost: 2, early: 0 },
		],
		turns: [
			{ already: 0, open: 0, entered: 4, converted: 2, rate: 0.5, mean: 6 * DAY, skipped: 1 },
			{ already: 0, open: 0, entered: 3, converted: 1, rate: 1 / 3, mean: 30 * DAY, skipped: 1 },
		],
		months: [
			{ start: parseDay('2024-01-01'), unfinished: true, fresh: [2, 2, 1] },
			{ start: parseDay('2024-02-01'), unfinished: false, fresh: [2, 1, 1] },
			{ start: parseDay('2024-03-01'), unfinished: true, fresh: [0, 0, 0] },
		],
		history: false,
	},
};
