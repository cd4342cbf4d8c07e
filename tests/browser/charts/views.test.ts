// Every view with the result of its worked example: buttons lead to as many people as they say, nothing that axe sees
// is wrong, and the picture leaves as SVG and PNG.
import { flushSync } from 'svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadView } from '$lib/analyses/views';
import { ANALYSES } from '$lib/analyses/registry';
import type { AnalysisId } from '$lib/analyses/registry';
import { computeParts } from '$lib/analyses/registry/computes';
import { loadExample, loadParts, loadShare } from '$lib/analyses/registry/parts';
import type { Host, Plain } from '$lib/analyses/contract';
import ResultTable from '$lib/charts/ResultTable.svelte';
import { exportPicture, pictureToSvg } from '$lib/charts/export';
import { translator } from '$lib/i18n/format';
import { dataFromText } from '../../support/data';
import { eventually } from '../../support/eventually';
import { flaws, settled, show, theme } from '../support';

async function solved(id: AnalysisId) {
	const [example, parts, View] = await Promise.all([loadExample(id), loadParts(id), loadView(id)]);
	const { compute, people } = computeParts(id)!;
	const data = dataFromText(
		example.data,
		example.scope === undefined ? {} : { scope: example.scope },
	);
	const run = compute(data, example.params);
	let step = run.next();
	while (step.done !== true) step = run.next();
	const facts = { ...data.facts, currency: 'CNY' };
	const opened = vi.fn<NonNullable<Host['people']>>();
	const host: Host = { mode: 'app', facts, people: opened };
	const t = translator('en', parts.manifest.messages);
	const props = { result: step.value, params: example.params, facts, host, t };
	const size = (ref: Plain) => people(data, example.params, ref).size;
	return { View, props, opened, size, tables: parts.tables(step.value, example.params, facts) };
}

/** As a report writes and reads it: no typed arrays, no NaN. */
function frozen(result: Plain): Plain {
	const plain = (_: string, value: unknown) =>
		ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
	return JSON.parse(JSON.stringify(result, plain));
}

/** Charts come in a chunk of their own. */
const drawn = () =>
	eventually(() => expect(document.querySelector('canvas:not([data-drawn])')).toBeNull());

afterEach(() => {
	theme('light');
});

describe.each(ANALYSES)('%s', (id) => {
	test.each(['light', 'dark'] as const)('has no flaw that axe can see, %s', async (name) => {
		theme(name);
		const { View, props, tables } = await solved(id);
		const box = show(View, { ...props });
		await drawn();
		expect(await flaws(box)).toEqual([]);
		for (const spec of tables) {
			expect(
				await flaws(show(ResultTable, { spec, t: props.t, host: props.host })),
				spec.caption,
			).toEqual([]);
		}
	});

	test('every number that opens people has as many as it says', async () => {
		const { View, props, opened, size, tables } = await solved(id);
		const boxes = [
			show(View, { ...props }),
			...tables.map((spec) => show(ResultTable, { spec, t: props.t, host: props.host })),
		];
		await drawn();
		await settled();
		let checked = 0;
		for (const button of boxes.flatMap((box) => [...box.querySelectorAll('button')])) {
			opened.mockClear();
			button.click();
			const call = opened.mock.calls[0];
			if (call === undefined) {
				// It may have gone to another period: the next button must show that one's number.
				flushSync();
				continue;
			}
			const people = size(call[0]);
			expect(people, `${call[1]} ${JSON.stringify(call[0])}`).toBeGreaterThan(0);
			// A heat cell shows its rate; its count is in the name of the button.
			const said = button.textContent!.trim();
			if (!said.endsWith('%')) expect(people, call[1]).toBe(Number(said.replaceAll(',', '')));
			else if (button.ariaLabel !== null) expect(button.ariaLabel).toContain(`, ${people} / `);
			expect(call[1].length).toBeGreaterThan(0);
			checked++;
		}
		expect(checked).toBeGreaterThan(0);
	});

	test('draws frozen, without people, as a report has it', async () => {
		const { View, props, opened } = await solved(id);
		const live = show(View, { ...props });
		const host: Host = { ...props.host, mode: 'report', people: null };
		const box = show(View, { ...props, host, result: frozen(props.result) });
		await drawn();
		await settled();
		expect(box.innerText).toBe(live.innerText);
		for (const button of box.querySelectorAll('button')) button.click();
		expect(opened).not.toHaveBeenCalled();
	});

	test('tells of few people what a shared report may tell', async () => {
		const { View, props } = await solved(id);
		const result = (await loadShare(id))(props.result, 5, props.params);
		const host: Host = { ...props.host, mode: 'report', people: null };
		const box = show(View, { ...props, host, result });
		await drawn();
		await settled();
		expect(box.innerText).toMatch(/<5|–|Too few/);
		expect(box.innerText).not.toMatch(/NaN|Infinity|undefined|null/);
		expect(box.innerText).not.toMatch(/(^|\s)[-−]1(\s|$)/);
	});

	test('leaves as SVG and PNG', async () => {
		const { View, props } = await solved(id);
		const box = show(View, { ...props });
		await drawn();
		await settled();
		const svg = pictureToSvg(box, 'A <title> & "more"');
		const file = new DOMParser().parseFromString(svg, 'image/svg+xml');
		expect(file.querySelector('parsererror')).toBeNull();
		expect(file.querySelector('foreignObject, script, image')).toBeNull();
		expect(file.querySelector('title')?.textContent).toBe('A <title> & "more"');
		expect(file.querySelectorAll('text').length).toBeGreaterThan(5);
		if (box.querySelector('canvas'))
			expect(file.querySelectorAll('circle').length).toBeGreaterThan(0);
		const png = new Uint8Array(await (await exportPicture(box, 'png', id)).arrayBuffer());
		expect([...png.slice(1, 4)]).toEqual([80, 78, 71]);
		expect(png.length).toBeGreaterThan(3000);
	});

	test('fits on a phone', async () => {
		const { View, props } = await solved(id);
		const box = show(View, { ...props });
		box.style.width = '328px';
		await drawn();
		await settled();
		expect(box.scrollWidth).toBeLessThanOrEqual(328);
	});
});
