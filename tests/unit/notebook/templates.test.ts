import type { Manifest } from '$lib/analyses/contract';
import { translator } from '$lib/i18n/format';
import { notebookSchema } from '$lib/model/notebook';
import * as messages from '$lib/notebook/messages';
import { STARTER, starterNotebook, startersOf } from '$lib/notebook/templates';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { revisionFromText } from '../../support/data';

const manifest = (id: string, needs: Manifest['needs']): Manifest => ({
	id,
	version: 1,
	family: 'overview',
	needs,
	messages: { en: {}, zh: {} },
	params: {
		schema: v.object({}),
		defaults: (facts) => ({ members: facts.members }),
		sentence: () => ({ key: 'sentence' }),
		tokens: {},
		more: () => [],
		columns: () => [],
	},
});
const manifests = [
	manifest('rfm', { events: true, roles: ['amount'] }),
	manifest('retention', { events: true }),
	manifest('funnel', { events: true }),
	manifest('trend', { events: true }),
	manifest('profile', { events: false }),
	manifest('overview', { events: true }),
];

function outline(csv: string, locale: 'en' | 'zh-CN' = 'en') {
	const { facts } = revisionFromText(csv);
	let n = 0;
	const notebook = starterNotebook({
		dataset: { id: 'd', name: 'Club' },
		facts,
		manifests,
		say: translator(locale, messages),
		now: 5,
		makeId: () => `id${n++}`,
	});
	expect(v.is(notebookSchema, notebook)).toBe(true);
	expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
	return {
		notebook,
		outline: notebook.cells.map((c) => (c.type === 'text' ? '#' : c.analysis)).join(' '),
	};
}

describe('starterNotebook', () => {
	it('holds the five analyses in order when all roles are mapped', () => {
		const { notebook, outline: cells } = outline(
			'member_id,time,event,amount\na,2024-01-01,order,5\na,2024-01-02,view,',
		);
		expect(cells).toBe('# overview trend # funnel retention # rfm');
		expect(notebook).toMatchObject({ title: 'Club: first look', dataset: 'd', createdAt: 5 });
		expect(notebook.cells[1]).toMatchObject({ params: { members: 1 }, face: 'picture' });
	});

	it('leaves out what the roles do not allow, and its heading', () => {
		const two = 'member_id,time,event\na,2024-01-01,join\na,2024-01-02,view';
		expect(outline(two).outline).toBe('# overview trend # funnel retention');
		expect(outline('member_id,time,event\na,,').outline).toBe('#');
	});

	it('has no funnel of one kind of events', () => {
		expect(outline('member_id,time,event\na,2024-01-01,view').outline).toBe(
			'# overview trend # retention',
		);
	});

	it('has no retention of joins alone', () => {
		for (const kind of ['join', '注册'])
			expect(outline(`member_id,time,event\na,2024-01-01,${kind}`).outline).toBe(
				'# overview trend',
			);
	});

	it('shows what is known of members who have no events', () => {
		const { notebook, outline: cells } = outline('member_id,time,event,member:city\na,,,Lyon');
		expect(cells).toBe('# profile');
		expect(notebook.cells[0]).toMatchObject({
			markdown: expect.stringContaining('only members and what is known of them'),
		});
		expect(notebook.cells[1]).toMatchObject({ params: { members: 1 } });
	});

	it('asks for the five alone beforehand', () => {
		const five = ['overview', 'trend', 'funnel', 'retention', 'rfm'];
		expect(STARTER).toEqual(five);
		const of = (csv: string) => startersOf(revisionFromText(csv).facts);
		expect(of('member_id,time,event,member:city\na,2024-01-01,view,Lyon')).toEqual(five);
		expect(of('member_id,time,event,member:city\na,,,Lyon')).toEqual(['profile']);
	});

	it('speaks Chinese too', () => {
		const { notebook } = outline('member_id,time,event\na,2024-01-01,join', 'zh-CN');
		expect(notebook.title).toBe('Club · 初步观察');
		expect(notebook.cells[0]).toMatchObject({
			markdown: expect.stringContaining('由 **Club** 生成'),
		});
	});
});
