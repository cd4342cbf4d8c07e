import { analysisService } from '$lib/engine/analysis-api';
import type { MembersRequest } from '$lib/engine/member-protocol';
import type { AnalysisApi } from '$lib/engine/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { storeOf } from '../../support/import';

const EVENTS = `member_id,time,event,amount,group,text,device
b,2024-01-02 10:00:00,click,,g1,你好,ios
b,2024-01-20 10:00:00,order,5,g1,,web
a,2024-01-01 09:00:00,click,,g2,hello,web
m10,2024-01-04 10:00:00,click,,,,web`;
const MEMBERS = `member_id,name,city,age,vip
a,张三,Oslo,30,yes
b,李四,Lyon,,no
m10,王五,,9,yes
m9,赵六,Lyon,21,`;

let api: AnalysisApi;
let dataset: string;
let revision: string;

beforeEach(async () => {
	const made = await storeOf({ 'members.csv': MEMBERS, 'events.csv': EVENTS });
	({ id: revision, dataset } = made.revision);
	api = analysisService(async () => made.store).api;
});

async function list(request: Partial<MembersRequest> = {}): Promise<string[]> {
	const answer = await api.members({ dataset, revision, search: '', locale: 'en', ...request });
	if (!answer.ok) throw new Error(answer.failure.kind);
	const { rows } = await api.memberRows(revision, answer.members, ['id']);
	return rows.map(([id]) => id!);
}
const by = (column: string, descending = false) => list({ sort: { column, descending } });

describe('the list of members', () => {
	it('has everyone as they were imported', async () => {
		expect((await list()).sort()).toEqual(['a', 'b', 'm10', 'm9']);
	});

	it('is sorted, with those who have no value last both ways', async () => {
		expect(await by('id')).toEqual(['a', 'b', 'm9', 'm10']);
		expect(await by('id', true)).toEqual(['m10', 'm9', 'b', 'a']);
		expect(await by('member:age')).toEqual(['m10', 'm9', 'a', 'b']);
		expect(await by('member:age', true)).toEqual(['a', 'm9', 'm10', 'b']);
		expect((await by('member:city')).slice(2)).toEqual(['a', 'm10']);
		expect(await by('events', true)).toEqual(['b', 'a', 'm10', 'm9']);
		expect(await by('last')).toEqual(['a', 'm10', 'b', 'm9']);
		expect((await by('member:nothing')).sort()).toEqual(['a', 'b', 'm10', 'm9']);
	});

	it('is searched by id, name and pinyin, and keeps its order', async () => {
		expect(await list({ search: 'M1' })).toEqual(['m10']);
		expect(await list({ search: '李' })).toEqual(['b']);
		expect(await list({ search: 'zhaol' })).toEqual(['m9']);
		const sort = { column: 'member:age', descending: true };
		expect(await list({ search: 'm', sort })).toEqual(['m9', 'm10']);
	});

	it('is filtered by a rule; one that cannot be read is refused', async () => {
		const filter = { type: 'member', column: 'member:city', is: ['Lyon'] };
		expect((await list({ filter })).sort()).toEqual(['b', 'm9']);
		const request = { dataset, revision, search: '', locale: 'en', filter: { type: 'x' } };
		expect(await api.members(request)).toMatchObject({
			ok: false,
			failure: { kind: 'bad-params' },
		});
	});

	it('tells figures and columns, and leaves out what is not there', async () => {
		const all = Uint32Array.of(...Array(4).keys());
		const { columns, rows } = await api.memberRows(revision, all, [
			...['id', 'member:city', 'member:none', 'events', 'first', 'last'],
		]);
		expect(columns).toEqual(['id', 'member:city', 'events', 'first', 'last']);
		expect(rows).toContainEqual(['b', 'Lyon', '2', '2024-01-02 10:00:00', '2024-01-20 10:00:00']);
		expect(rows).toContainEqual(['m9', 'Lyon', '0', '', '']);
	});
});

describe('a member', () => {
	it('is known by id', async () => {
		expect(await api.member(revision, 'nobody')).toBeNull();
		const b = await api.member(revision, 'b');
		expect(b).toMatchObject({
			id: 'b',
			events: 2,
			kinds: [
				['click', 1],
				['order', 1],
			],
			first: '2024-01-02 10:00:00',
			last: '2024-01-20 10:00:00',
		});
		expect(Object.fromEntries(b!.cells)).toMatchObject({ name: '李四', city: 'Lyon' });
	});

	it('says what was paid without the noise of a product', async () => {
		const orders = `member_id,time,event,amount
a,2024-01-01,order,${String(1.3 * 12)}
a,2024-01-02,order,-0.1`;
		const made = await storeOf({ 'orders.csv': orders });
		const own = analysisService(async () => made.store).api;
		const rows = await own.memberEvents(made.revision.id, 0, null);
		const lines = await own.eventLines(made.revision.id, rows);
		expect(lines.map(({ roles }) => Object.fromEntries(roles)['amount'])).toEqual(['15.6', '-0.1']);
	});

	it('did things, in the order of time, with the rows that they come from', async () => {
		const { member } = (await api.member(revision, 'b'))!;
		const rows = await api.memberEvents(revision, member, null);
		const lines = await api.eventLines(revision, rows);
		expect(lines.map(({ kind }) => kind)).toEqual(['click', 'order']);
		expect(Object.fromEntries(lines[0]!.roles)).toEqual({ group: 'g1', text: '你好' });
		expect(Object.fromEntries(lines[1]!.roles)).toEqual({ group: 'g1', amount: '5' });
		expect(await api.memberEvents(revision, member, ['order'])).toEqual(rows.slice(1));
		expect(await api.memberEvents(revision, member, ['none'])).toHaveLength(0);
		const origin = await api.eventOrigin(revision, rows[1]!);
		expect(origin.row).toBe(2);
		expect(Object.fromEntries(origin.cells)).toMatchObject({ device: 'web', amount: '5' });
	});
});
