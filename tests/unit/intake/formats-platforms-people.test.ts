// Lists of people, answers and contents of platforms, in hand-written files of their shapes.
import { describe, expect, test } from 'vitest';
import { imported } from './imported';
import { texts } from './read';

test('xhs-notes: figures of notes, nobody', async () => {
	const { format, mapping, faults, table } = await imported(`
		笔记标题,首次发布时间,体裁,曝光,观看量,封面点击率,点赞,评论,收藏,涨粉,分享
		春天读什么 🍊,2026-07-02 12:00:00,图文,"1,234",500,12.3%,10,2,3,1,0
		夏天读什么,2026-07-03 12:00:00,视频,1.2万,600,8%,11,2,3,1,0`);
	expect({ format, mapping, faults }).toMatchInlineSnapshot(`
		{
		  "faults": [],
		  "format": "xhs-notes",
		  "mapping": [
		    "lookup of 笔记标题",
		  ],
		}
	`);
	expect(texts(table, '曝光')).toEqual(['1234', '12000']);
});

describe('wenjuanxing', () => {
	const header = '序号,提交答卷时间,所用时间,来源,来源详情,来自IP';

	test('nobody is named: each answer is a person, and that is said', async () => {
		const { format, mapping, events, problems, table } = await imported(`
			${header},1、您喜欢什么,总分
			1,2026/9/2 1:01:00,61秒,微信,N/A,1.2.3.1(广东-深圳),绘本┋科普,5
			2,2026/9/3 2:02:00,1分2秒,链接,N/A,1.2.3.2(广东-广州),(跳过),-3`);
		expect({ format, mapping, events, problems }).toMatchInlineSnapshot(`
			{
			  "events": [
			    "1 2026-09-02 01:01 answer channel=微信 score=5",
			    "2 2026-09-03 02:02 answer channel=链接 score=-3",
			  ],
			  "format": "wenjuanxing",
			  "mapping": [
			    "event of 序号",
			    "answer at 提交答卷时间",
			    "channel: 来源",
			    "score: 总分",
			  ],
			  "problems": [
			    "member-anonymous 序号 1",
			    "score-skipped 总分 1",
			  ],
			}
		`);
		expect(texts(table, '所用时间')).toEqual(['61', '62']);
		expect(texts(table, '1、您喜欢什么')).toEqual(['绘本, 科普', '']);
	});

	test.each([
		['an id', '用户ID', ['u1', 'u2']],
		['a question for the phone', '2、您的手机号码是？', ['13800000001', '13800000002']],
	])('by %s', async (_, question, [a, b]) => {
		const { members, problems } = await imported(`
			${header},${question}
			1,2026/9/2 1:01:00,61秒,微信,N/A,1.2.3.1(广东-深圳),${a}
			2,2026/9/3 2:02:00,62秒,微信,N/A,1.2.3.2(广东-广州),${b}`);
		expect(members).toEqual([a, b]);
		expect(problems).toEqual([]);
	});

	test('by the details of the source, when they part people', async () => {
		const { members } = await imported(`
			${header},1、您喜欢什么
			1,2026/9/2 1:01:00,61秒,微信,小鱼,1.2.3.1(广东-深圳),书
			2,2026/9/3 2:02:00,62秒,微信,阿福,1.2.3.2(广东-广州),书`);
		expect(members).toEqual(['小鱼', '阿福']);
	});
});

describe('wecom-customers', () => {
	const header = '客户名称,描述,添加人,添加人账号,添加人所属部门,添加时间,来源,手机,企业';

	test('a customer of two of the staff joins twice; groups of tags are tags', async () => {
		const { format, mapping, events, problems, table } = await imported(`
			${header},标签组1(等级),标签组2(来源)
			小鱼😗,,李四,lisi,运营部、私域组,2026-03-02 10:00:00,扫描二维码,,,VIP、老学员,活动
			小鱼😗,,王五,wangwu,运营部,2026-04-01 10:00:00,名片分享,,,VIP,活动
			阿福,,李四,lisi,运营部,2026-03-03 10:00:00,扫描二维码,,,,`);
		expect({ format, mapping, events, problems }).toMatchInlineSnapshot(`
			{
			  "events": [
			    "小鱼😗 2026-03-02 10:00 join channel=扫描二维码 target=李四",
			    "小鱼😗 2026-04-01 10:00 join channel=名片分享 target=王五",
			    "阿福 2026-03-03 10:00 join channel=扫描二维码 target=李四",
			  ],
			  "format": "wecom-customers",
			  "mapping": [
			    "member of 客户名称",
			    "join at 添加时间",
			    "channel: 来源",
			    "target: 添加人",
			  ],
			  "problems": [
			    "member-by-name 客户名称 1",
			  ],
			}
		`);
		expect(table.columns.slice(-2)).toMatchObject([
			{
				kind: 'tags',
				top: [
					['VIP', 2],
					['老学员', 1],
				],
			},
			{ kind: 'tags', top: [['活动', 2]] },
		]);
	});

	test('by phone, when each has one', async () => {
		const { mapping, members, problems } = await imported(`${header}
			小鱼,,李四,lisi,运营部,2026-03-02 10:00:00,扫描二维码,13800000001,
			小鱼,,李四,lisi,运营部,2026-03-03 10:00:00,扫描二维码,13800000002,`);
		expect(members).toEqual(['13800000001', '13800000002']);
		expect(mapping).toContain('name: 客户名称');
		expect(problems).toEqual([]);
	});
});

test('discourse-users: the last column may be missing', async () => {
	const { format, mapping, events, problems, table } = await imported(`
		id,name,username,email,title,created_at,last_seen_at,last_posted_at,trust_level,silenced_till,topics_entered,group_names
		1,Ann A,ann,a@example.com,,2024-01-02 10:00:00 UTC,2024-06-01 10:00:00 UTC,,1,,5,team;trust_level_1
		2,Bo B,bo,b@example.com,,2024-01-03 10:00:00 UTC,2024-06-01 10:00:00 UTC,,0,,6`);
	expect({ format, mapping, events, problems }).toMatchInlineSnapshot(`
		{
		  "events": [
		    "ann 2024-01-02 18:00 join",
		    "bo 2024-01-03 18:00 join",
		  ],
		  "format": "discourse-users",
		  "mapping": [
		    "member of username",
		    "join at created_at",
		    "name: name",
		  ],
		  "problems": [
		    "row-short  1",
		  ],
		}
	`);
	expect(texts(table, 'group_names')).toEqual(['team, trust_level_1', '']);
});

test('shopify-customers are known as the orders know them', async () => {
	const { format, mapping, members, problems, table } = await imported(`
		Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Zip,Phone,Total Spent,Total Orders,Tax Exempt,Tags
		'9013808660701,Ana,Díaz,a@example.com,yes,'1234AB,'+31612345678,10.90,1,no,"vip, horeca"
		'9013808660702,Bea,Díaz,,no,,,0.00,0,no,`);
	expect({ format, mapping, members, problems }).toMatchInlineSnapshot(`
		{
		  "format": "shopify-customers",
		  "mapping": [
		    "member of Email",
		    "name: First Name",
		  ],
		  "members": [
		    "a@example.com",
		  ],
		  "problems": [
		    "no-member Email 1",
		  ],
		}
	`);
	expect(texts(table, 'Customer ID')).toEqual(['9013808660701', '9013808660702']);
});

test('mailchimp-audience: tags are a list of quoted ones', async () => {
	const { format, mapping, events, problems, table } = await imported(`
		Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LAST_CHANGED,LEID,EUID,TAGS
		a@example.com,Ada,L,4,2024-03-14 09:12:31,2024-03-14 09:14:00,2024-03-14 09:14:00,1,e1,"""vip"",""denver"""
		b@example.com,Bob,L,2,,2024-03-15 09:14:00,2024-03-15 09:14:00,2,e2,"""vip"""`);
	expect({ format, mapping, events, problems }).toMatchInlineSnapshot(`
		{
		  "events": [
		    "a@example.com 2024-03-14 09:12 join",
		    "b@example.com 2024-03-15 09:14 join",
		  ],
		  "format": "mailchimp-audience",
		  "mapping": [
		    "member of Email Address",
		    "join at OPTIN_TIME, otherwise CONFIRM_TIME",
		    "name: First Name",
		  ],
		  "problems": [],
		}
	`);
	expect(texts(table, 'TAGS')).toEqual(['vip, denver', 'vip']);
});

test('a list of members of Circle is any table of people', async () => {
	const { format, mapping } = await imported(`
		Email,Name,Joined At,Spaces
		a@example.com,Ada,2026-03-14 09:12:31,General
		b@example.com,Bob,2026-03-15 09:12:31,General`);
	expect({ format, mapping }).toMatchInlineSnapshot(`
		{
		  "format": "generic",
		  "mapping": [
		    "member of Email",
		    "join at Joined At",
		    "name: Name",
		  ],
		}
	`);
});

test('GA4 writes comments above its table', async () => {
	const { table } = await imported(`
		# ----------------------------------------
		# Pages and screens
		# 20260101-20260131
		# ----------------------------------------

		Page path,Views,Users
		/,"1,200",300
		/about,20,10`);
	expect(table.dialect.headerRow).toBe(5);
	expect(texts(table, 'Views')).toEqual(['1200', '20']);
});

test.each([9_999, 10_000, 10_001])('%i rows', async (rows) => {
	const { problems } = await imported(`user_id,v\n${'u,1\n'.repeat(rows)}`);
	expect(problems.filter((problem) => problem.startsWith('maybe-cut-off'))).toEqual(
		rows === 10_000 ? ['maybe-cut-off  1'] : [],
	);
});
