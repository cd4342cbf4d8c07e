import type { Example } from '../contract';
import type { FunnelParams } from './params';
import type { FunnelResult } from './result';

/**
 * Four people see a message. Ann goes all the way. Bo clicks a day late at first, then in time. Cai clicks and stops. Dan
 * never clicks.
 */
export const example: Example<FunnelParams, FunnelResult> = {
	data: `member_id,time,event
ann,2024-03-01 09:00,reach
ann,2024-03-01 09:30,click
ann,2024-03-02 09:00,order
bo,2024-03-01 09:00,reach
bo,2024-03-05 10:00,reach
bo,2024-03-06 09:00,click
bo,2024-03-06 10:00,order
cai,2024-03-01 09:00,reach
cai,2024-03-01 11:00,click
cai,2024-03-09 09:00,order
dan,2024-03-01 09:00,reach`,
	params: {
		steps: [{ kind: 'reach' }, { kind: 'click' }, { kind: 'order' }],
		order: 'ordered',
		window: { value: 1, unit: 'day' },
		windowFrom: 'first-step',
		preset: 'opsbook',
		range: 'all-steps',
		breakdown: null,
		attribution: 'entry',
		exclusions: [],
	},
	expected: {
		entered: 4,
		converted: 2,
		steps: [
			{ count: 4, rate: null, total: 1, dropped: 0 },
			{ count: 3, rate: 0.75, total: 0.75, dropped: 1, medianMs: 7_200_000 },
			{ count: 2, rate: 2 / 3, total: 0.5, dropped: 1, medianMs: 44_100_000 },
		],
		open: 0,
	},
};
