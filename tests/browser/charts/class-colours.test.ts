// A class of one's own looks the same in the picture and in the editor, whatever it is called.
import { expect, test } from 'vitest';
import type { Host } from '$lib/analyses/contract';
import { loadView } from '$lib/analyses/views';
import { computeParts } from '$lib/analyses/registry/computes';
import { loadExample, loadParts } from '$lib/analyses/registry/parts';
import ScoreSetEditor from '$lib/app/tokens/scores/ScoreSetEditor.svelte';
import { drain } from '$lib/base/drain';
import { translator } from '$lib/i18n/format';
import { SCORE_SETS } from '$lib/segments/score-sets';
import { dataFromText } from '../../support/data';
import { settled, show } from '../support';

const rules = SCORE_SETS['r-package'];
const renamed = rules.map((rule, i) => (i === 3 ? { ...rule, id: 'Fresh' } : rule));
const [example, parts, View] = await Promise.all([
	loadExample('rfm'),
	loadParts('rfm'),
	loadView('rfm'),
]);
const t = translator('en', parts.manifest.messages);

const colourOf = (element: Element) => getComputedStyle(element).backgroundColor;

async function tileColours(segments: typeof rules): Promise<string[]> {
	const data = dataFromText(example.data);
	const params = { ...(example.params as object), set: 'custom', segments };
	const result = drain(computeParts('rfm')!.compute(data, params));
	const { facts } = data;
	const host: Host = { mode: 'report', facts, people: null };
	const box = show(View, { result, params, facts, host, t });
	await settled();
	return [...box.querySelectorAll('ul li')].map(colourOf).slice(0, segments.length);
}

async function editorColours(segments: typeof rules): Promise<string[]> {
	const box = show(ScoreSetEditor, { rules: segments, say: t, onchange: () => {} });
	await settled();
	return [...box.querySelectorAll('fieldset label i')].map(colourOf);
}

test('tiles and editor agree, and a new name keeps the colour', async () => {
	const tiles = await tileColours(rules);
	expect(tiles).toHaveLength(rules.length);
	expect(new Set(tiles).size).toBe(rules.length);
	expect(await editorColours(rules)).toEqual(tiles);
	expect(await tileColours(renamed)).toEqual(tiles);
	expect(await editorColours(renamed)).toEqual(tiles);
});
