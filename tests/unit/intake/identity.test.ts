import { describe, expect, it } from 'vitest';
import { build, joinedPairs } from '$lib/intake/build';
import { normaliseKey, personKeys } from '$lib/intake/person-keys';
import { BY_ALL_KEYS, type IdentityRule } from '$lib/model/dataset';
import { PERSON_KEYS } from '$lib/model/mapping';
import { mapped } from './tables';

const orders = mapped(
	`buyer,phone,time,amount
b1,+86 138-0013-8000,2026-03-01,10
b2,13900139000,2026-03-02,20
b3,13700137000,2026-03-03,30
b4,,2026-03-04,40`,
	{
		row: 'event',
		member: 'buyer',
		events: [{ time: 'time', kind: { constant: 'order' } }],
		roles: { amount: 'amount' },
	},
	'orders.csv',
);
const customers = mapped(
	`customer,phone,city,joined
w1,138 0013 8000,Suzhou,2026-01-01
w2,13700137000,Wuhan,2026-01-02
w3,13700137000,Xiamen,2026-01-03
w4,139****9000,Dalian,2026-01-04`,
	{
		row: 'member',
		member: 'customer',
		events: [{ time: 'joined', kind: { constant: 'join' } }],
		roles: {},
	},
	'customers.csv',
);
const survey = mapped(
	`mobile,sent,score
１３８００１３８０００,2026-04-01,9
13900139000,2026-04-02,7`,
	{
		row: 'event',
		member: 'mobile',
		events: [{ time: 'sent', kind: { constant: 'answer' } }],
		roles: { score: 'score' },
	},
	'survey.csv',
);
const ALL = [orders, customers, survey];
const by = (keys: IdentityRule['by'], more: Partial<IdentityRule> = {}): IdentityRule => ({
	by: keys,
	together: [],
	apart: [],
	...more,
});

describe('people of several sources', () => {
	it('are one by phone, however it is written', async () => {
		const built = await build(ALL, { zone: 'UTC' });
		// b1 = w1 = the survey's 138…, b2 = the survey's 139…; b3 would be two customers, so is neither.
		expect(built.members.ids).toEqual(['b1', 'b2', 'b3', 'b4', 'w2', 'w3', 'w4']);
		const { offsets, time } = built.timeline;
		expect(offsets[1]).toBe(3);
		expect(time.length).toBe(10);
		expect(built.identity).toMatchObject({
			keys: [{ key: 'phone', used: true, joined: 2, conflicts: 1 }],
			merged: 3,
		});
		expect(built.identity!.pairs.map(({ ids }) => ids.join('='))).toEqual([
			'b1=w1',
			'b1=１３８００１３８０００',
			'b2=13900139000',
		]);
		expect(built.identity!.suggestions.map(({ ids }) => ids.join('?'))).toEqual(['b3?w2']);
	});

	it('keep the columns of whoever told them', async () => {
		const { members } = await build(ALL, { zone: 'UTC' });
		const city = members.columns.get('city')!;
		if (city.kind !== 'category') throw new Error('city is a category');
		const cities = Array.from(city.codes, (code) => city.dictionary.values[code]);
		expect(cities).toEqual(['Suzhou', '', '', '', 'Wuhan', 'Xiamen', 'Dalian']);
	});

	it('stay apart where the rule uses no key, and its effect is told all the same', async () => {
		const { members, identity } = await build(ALL, { zone: 'UTC', identity: by([]) });
		expect(members.count).toBe(10);
		expect(identity).toMatchObject({
			keys: [{ key: 'phone', used: false, joined: 2, conflicts: 1 }],
			merged: 0,
			pairs: [],
		});
	});

	it('are told one by one where there are hundreds, so that each can be set apart', async () => {
		const phone = (m: number): string => `139${String(m).padStart(8, '0')}`;
		const many = Array.from({ length: 900 }, (_, m) => m);
		const shop = mapped(
			['buyer,phone,time', ...many.map((m) => `b${m},${phone(m)},2026-03-01`)].join('\n'),
			{
				row: 'event',
				member: 'buyer',
				events: [{ time: 'time', kind: { constant: 'order' } }],
				roles: {},
			},
			'many-orders.csv',
		);
		const list = mapped(
			['customer,phone,city', ...many.map((m) => `w${m},${phone(m)},Suzhou`)].join('\n'),
			{ row: 'member', member: 'customer', events: [], roles: {} },
			'many-customers.csv',
		);
		const { identity } = await build([shop, list], { zone: 'UTC' });
		expect(identity).toMatchObject({ merged: 900 });
		expect(identity!.pairs.map(({ ids }) => ids)).toContainEqual(['b899', 'w899']);
		expect(identity!.pairs).toHaveLength(900);
		const rule = by(PERSON_KEYS, { apart: [['b899', 'w899']] });
		const apart = await build([shop, list], { zone: 'UTC', identity: rule });
		expect(apart.members.count).toBe(901);
	});

	it('beyond those that are told are found by their ids or key, and can be set apart', async () => {
		const count = 10_020;
		const many = Array.from({ length: count }, (_, m) => m);
		const phone = (m: number): string => `139${String(m).padStart(8, '0')}`;
		const tables = ['b', 'w'].map((id) =>
			mapped(['id,phone', ...many.map((m) => `${id}${m}x,${phone(m)}`)].join('\n'), {
				row: 'member',
				member: 'id',
				events: [],
				roles: {},
			}),
		);
		const { identity } = await build(tables, { zone: 'UTC' });
		expect(identity!.merged).toBe(count);
		expect(identity!.pairs).toHaveLength(10_000);
		const last: readonly [string, string] = ['b10019x', 'w10019x'];
		expect(identity!.pairs.map(({ ids }) => ids)).not.toContainEqual(last);
		const hooks = { pause: () => Promise.resolve() };
		const find = (text: string, rule = BY_ALL_KEYS) =>
			joinedPairs(tables, rule, ({ ids, value }) => [...ids, value].includes(text), hooks);
		const pair = { ids: last, by: 'phone', value: phone(10_019) };
		expect(await find('w10019x')).toEqual([pair]);
		expect(await find(phone(10_019))).toEqual([pair]);
		expect(await find('nobody')).toEqual([]);
		const rule = by(PERSON_KEYS, { apart: [last] });
		expect(await find('w10019x', rule)).toEqual([]);
		expect((await build(tables, { zone: 'UTC', identity: rule })).members.count).toBe(count + 1);
	});

	it('are joined and set apart by hand', async () => {
		const rule = by(PERSON_KEYS, { together: [['b3', 'w3']], apart: [['b1', 'w1']] });
		const { members } = await build(ALL, { zone: 'UTC', identity: rule });
		// The survey's 138… joins b1 before w1 is asked; w1 stays alone.
		expect(members.ids).toEqual(['b1', 'b2', 'b3', 'b4', 'w1', 'w2', 'w4']);
	});

	it('by name are only suggested', async () => {
		const a = mapped('id,nick,t\n1,王小明,2026-01-01\n2,李雷,2026-01-02', {
			row: 'event',
			member: 'id',
			name: 'nick',
			events: [{ time: 't', kind: { constant: 'view' } }],
			roles: {},
		});
		const b = mapped('wx,nick\nx,王小明\ny,韩梅梅', {
			row: 'member',
			member: 'wx',
			name: 'nick',
			events: [],
			roles: {},
		});
		const { members, identity } = await build([a, b], { zone: 'UTC' });
		expect(members.count).toBe(4);
		expect(identity!.suggestions).toEqual([{ ids: ['1', 'x'], by: 'name', value: '王小明' }]);
	});

	it('never lose or invent an event', async () => {
		const joined = await build(ALL, { zone: 'UTC' });
		const apart = await build(ALL, { zone: 'UTC', identity: by([]) });
		const sorted = ({ timeline }: typeof joined) => [...timeline.time].sort((a, b) => a - b);
		expect(sorted(joined)).toEqual(sorted(apart));
	});
});

it('a key is compared in one shape, and what identifies nobody is none', () => {
	expect(normaliseKey('phone', '+86 (138) 0013-8000')).toBe('13800138000');
	expect(normaliseKey('phone', '8613800138000')).toBe('13800138000');
	expect(normaliseKey('phone', '13800138000-8012')).toBe('13800138000');
	expect(normaliseKey('phone', '021-6288 0000')).toBe('02162880000');
	for (const nobody of ['1******6198', '0000000', '12345', '无', 'a@b.c'])
		expect(normaliseKey('phone', nobody), nobody).toBe('');
	expect(normaliseKey('email', ' Li.Lei@Example.COM ')).toBe('li.lei@example.com');
	expect(normaliseKey('email', 'nobody')).toBe('');
	expect(normaliseKey('unionid', 'oX1')).toBe('');
});

it('keys are known by their headers, other people’s phones are not', () => {
	const columns = [
		...['手机型号', '邮箱是否验证', '收货人手机号', '买家会员名', '联系手机', '邮箱'],
		...['邀请人手机', 'unionid'],
	].map((name) => ({
		name,
		present: 1,
	}));
	const { mapping } = orders;
	expect([...personKeys(mapping, columns)]).toEqual([
		['phone', '联系手机'],
		['email', '邮箱'],
		['unionid', 'unionid'],
	]);
	const abroad = ['收件人電話', 'お届け先電話番号', '電話番号', 'メール配信', 'メールアドレス'].map(
		(name) => ({ name, present: 1 }),
	);
	expect([...personKeys(mapping, abroad)]).toEqual([
		['phone', '電話番号'],
		['email', 'メールアドレス'],
	]);
	expect([...personKeys({ ...mapping, keys: {} }, columns)]).toEqual([]);
	expect([...personKeys({ ...mapping, keys: { phone: 'x' } }, columns)]).toEqual([['phone', 'x']]);
});
