import { expect, test } from 'vitest';
import { turn } from '$lib/ui/turn';

test('turns come one after the other, in the order asked, each in a task of its own', async () => {
	const told: string[] = [];
	const first = turn().then(() => {
		told.push('first');
		// A microtask belongs to the turn that began it.
		void Promise.resolve().then(() => told.push('after first'));
		return turn().then(() => told.push('asked later'));
	});
	const second = turn().then(() => told.push('second'));
	expect(told).toEqual([]);
	await Promise.all([first, second]);
	expect(told).toEqual(['first', 'after first', 'second', 'asked later']);
});

test('a turn that is asked for after all others are over comes too', async () => {
	await turn();
	await new Promise((resolve) => setTimeout(resolve, 5));
	await turn();
});
