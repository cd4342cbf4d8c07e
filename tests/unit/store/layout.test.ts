import { TextBuilder } from '$lib/columns/builders';
import { decodeColumn, encodeColumn } from '$lib/columns/codec';
import { readIds, readIntegers, readTimeline, timelineColumns } from '$lib/store/layout';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisionFromText } from '../../support/data';
import { storeOf } from '../../support/import';

const EVENTS = `member_id,time,event,amount,channel
乙,2024-01-02 10:00:00,order,12.5,web
a,2024-01-01 09:00:00,join,,app
a,2024-01-03 09:00:00,order,7,app`;

describe('layout', () => {
	it('gives back what was stored', async () => {
		const { store, revision } = await storeOf({ 'events.csv': EVENTS });
		const { timeline, members } = await readTimeline(store, revision);
		const plain = revisionFromText(EVENTS);
		expect(members.ids).toEqual(['乙', 'a']);
		expect([...timeline.offsets]).toEqual([...plain.timeline.offsets]);
		expect(timeline.time).toEqual(plain.timeline.time);
		expect(Array.from(timeline.row)).toEqual(Array.from(plain.timeline.row));
		expect(timeline.roles.get('amount')).toMatchObject({
			values:
				plain.timeline.roles.get('amount')!.kind === 'number'
					? Float64Array.of(12.5, NaN, 7)
					: null,
		});
		const kinds = timeline.kind.dictionary.values;
		expect(Array.from(timeline.kind.codes, (code) => kinds[code])).toEqual([
			'order',
			'join',
			'order',
		]);
	});

	it('keeps whole numbers as wide as they are, through bytes too', () => {
		const { timeline, members } = revisionFromText(EVENTS);
		const columns = new Map(timelineColumns(timeline, members));
		for (const [name, array, type] of [
			['timeline:offsets', timeline.offsets, Uint32Array],
			['timeline:row', timeline.row, Uint32Array],
			['timeline:source', timeline.source, Uint8Array],
		] as const) {
			const { meta, parts } = encodeColumn(columns.get(name)!);
			const back = readIntegers(decodeColumn(meta, parts), type as Uint32ArrayConstructor);
			expect(Array.from(back)).toEqual(Array.from(array));
			expect(meta).toMatchObject({ width: array.BYTES_PER_ELEMENT });
		}
	});

	it('cuts all ids where they end (any texts)', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string(),
			fc.constantFrom('乙', '😀', '\ud83d', '\ude00', 'é'),
		);
		fc.assert(
			fc.property(fc.array(text), (ids) => {
				const builder = new TextBuilder();
				for (const id of ids) builder.push(id);
				expect(readIds(builder.finish())).toEqual(ids);
			}),
		);
	});
});
