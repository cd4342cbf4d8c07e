import * as v from 'valibot';
import { expect, test } from 'vitest';
import * as intake from '$lib/intake/messages';
import { issueText, reasonText } from '../../../src/cli/script-words';

test.each<[v.GenericSchema, unknown, string]>([
	[v.number(), 'x', 'must be a number, not "x"'],
	[v.array(v.string()), {}, 'must be a list, not an object'],
	[v.picklist(['a', 'b']), 'c', 'must be one of "a", "b", not "c"'],
	[v.union([v.string(), v.number()]), null, 'must be one of a text, a number, not null'],
	[v.pipe(v.number(), v.minValue(2)), 1, 'must be at least 2, not 1'],
	[v.pipe(v.array(v.number()), v.minLength(1)), [], 'its length must be at least 1, not 0'],
	[v.pipe(v.string(), v.nonEmpty()), '', 'must be a text that is not empty, not 0'],
	[v.strictObject({ a: v.number() }), {}, 'is missing'],
	[v.strictObject({}), { b: 1 }, 'there is no such key'],
	[v.pipe(v.number(), v.integer()), 1.5, 'must be a whole number, not 1.5'],
	[v.pipe(v.string(), v.isoDate()), 'now', 'must be a day, YYYY-MM-DD, not "now"'],
	[
		v.pipe(
			v.string(),
			v.check(() => false, 'own words'),
		),
		'x',
		'own words',
	],
])('%# says what is allowed', (schema, value, text) => {
	const [issue] = v.safeParse(schema, value).issues!;
	expect(issueText(issue.message)).toBe(text);
});

test('no reason of the intake tells a script to choose a file or a column', () => {
	for (const reason of Object.keys(intake.en)) {
		const text = reasonText(reason, 'x');
		expect(text, reason).not.toMatch(/choose (that|the) (file|column|new)|Choose the column/);
	}
	expect(reasonText('no-such-reason', '')).toBe('no-such-reason');
});
