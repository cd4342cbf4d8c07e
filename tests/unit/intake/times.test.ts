import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wallTime } from '$lib/base/zone';
import { DAY, formatTime, wallFromCivil } from '$lib/base/time';
import { TimeReader, type TimeStyle } from '$lib/intake/values/time';
import { kind, problems, read, readColumn, texts } from './read';

const style: TimeStyle = { monthFirst: false, utc: false, serials: false };

function one(text: string, zone = 'UTC', more: Partial<TimeStyle> = {}): string {
	const reader = new TimeReader({ ...style, ...more }, zone);
	const wall = reader.read(text);
	return reader.outcome === 'time'
		? `${formatTime(wall)}${reader.dateOnly ? ' day' : ''}`
		: reader.outcome;
}

describe('one cell', () => {
	test.each([
		['2024-01-05', '2024-01-05 00:00:00 day'],
		['2024/1/5', '2024-01-05 00:00:00 day'],
		['2024.1.5', '2024-01-05 00:00:00 day'],
		['20240105', '2024-01-05 00:00:00 day'],
		['2024年1月5日', '2024-01-05 00:00:00 day'],
		['2024年1月5日 星期五', '2024-01-05 00:00:00 day'],
		['2024年1月5日 下午3:04', '2024-01-05 15:04:00'],
		['2024年1月5日 15时04分05秒', '2024-01-05 15:04:05'],
		['2024/1/5 上午9:05', '2024-01-05 09:05:00'],
		['2024/1/5 上午12:05', '2024-01-05 00:05:00'],
		['2024/1/5 中午12:05', '2024-01-05 12:05:00'],
		['2024/1/5 晚上9:05', '2024-01-05 21:05:00'],
		['２０２４－０１－０５', '2024-01-05 00:00:00 day'],
		['2024-01-05 10:20', '2024-01-05 10:20:00'],
		['2024-01-05T10:20:30', '2024-01-05 10:20:30'],
		['2024-01-05 10:20:30.123456', '2024-01-05 10:20:30'],
		['2024-1-5 9:08:07', '2024-01-05 09:08:07'],
		['2024-1-5 9:8', '2024-01-05 09:08:00'],
		['2024/01/05(金) 9:08', '2024-01-05 09:08:00'],
		['2024/01/05(金)', '2024-01-05 00:00:00 day'],
		['民國113年1月5日', '2024-01-05 00:00:00 day'],
		['民國113年1月5日 下午3:04', '2024-01-05 15:04:00'],
		['令和6年1月5日', '2024-01-05 00:00:00 day'],
		['令和元年5月1日', '2019-05-01 00:00:00 day'],
		['昭和64年1月7日', '1989-01-07 00:00:00 day'],
		['20240105102030', '2024-01-05 10:20:30'],
		['20240105T102030', '2024-01-05 10:20:30'],
		['2024-01-05 24:00:00', '2024-01-06 00:00:00'],
		['13/02/2024', '2024-02-13 00:00:00 day'],
		['13.02.2024 14:15', '2024-02-13 14:15:00'],
		['5/1/24', '2024-01-05 00:00:00 day'],
		['5/1/99', '1999-01-05 00:00:00 day'],
		['5 Jan 2024', '2024-01-05 00:00:00 day'],
		['05-Jan-24', '2024-01-05 00:00:00 day'],
		['Jan 5, 2024 3:04 PM', '2024-01-05 15:04:00'],
		['January 5th, 2024', '2024-01-05 00:00:00 day'],
		['Fri, 05 Jan 2024 10:20:30 GMT', '2024-01-05 10:20:30'],
		['Fri Jan 05 2024 10:20:30 GMT+0000 (Coordinated Universal Time)', '2024-01-05 10:20:30'],
		['1/5/2024 12:30 am', '2024-05-01 00:30:00'],
		['1704412800', '2024-01-05 00:00:00'],
		['1704412800000', '2024-01-05 00:00:00'],
		['1704412800000000', '2024-01-05 00:00:00'],
		['1704412800.000216', '2024-01-05 00:00:00'],
	])('%s', (text, expected) => {
		expect(one(text)).toBe(expected);
	});

	test('fractions of a second', () => {
		const reader = new TimeReader(style, 'UTC');
		const second = wallFromCivil(2024, 1, 5, 10, 20, 30);
		expect(reader.read('2024-01-05 10:20:30.5')).toBe(second + 500);
		expect(reader.read('2024-01-05 10:20:30.1230000')).toBe(second + 123);
		expect(reader.read('2024-01-05T10:20:30.1230000+00:00')).toBe(second + 123);
		expect(reader.read('2024-01-05 10:20:30,042')).toBe(second + 42);
	});

	test.each([
		['2024-01-05T10:00:00Z', '2024-01-05 18:00:00'],
		['2024-01-05 10:00:00 UTC', '2024-01-05 18:00:00'],
		['2026-05-01 10:00:00 +0200', '2026-05-01 16:00:00'],
		['2026-05-01T10:00:00+02:00', '2026-05-01 16:00:00'],
		['2026-05-01 10:00:00.123000+00:00', '2026-05-01 18:00:00'],
		['2026-05-01T10:00:00.1230000+08:00', '2026-05-01 10:00:00'],
		['2026-05-01 10:00 GMT-5', '2026-05-01 23:00:00'],
		['1704412800', '2024-01-05 08:00:00'],
		['2024-01-05 10:00:00', '2024-01-05 10:00:00'],
		['2024-01-05', '2024-01-05 00:00:00 day'],
	])('in Shanghai: %s', (text, expected) => {
		expect(one(text, 'Asia/Shanghai')).toBe(expected);
	});

	test('a UTC column', () => {
		expect(one('2026-07-01 15:04', 'Asia/Shanghai', { utc: true })).toBe('2026-07-01 23:04:00');
		expect(one('2026-07-01 15:04:05', 'Asia/Shanghai', { utc: true })).toBe('2026-07-01 23:04:05');
	});

	test.each([
		['2024-02-30', 'impossible'],
		['2024-02-30 10:00:00', 'impossible'],
		['0000-00-00', 'impossible'],
		['0000-00-00 00:00:00', 'impossible'],
		['2024-13-01', 'impossible'],
		['2024-01-05 25:00:00', 'impossible'],
		['30.02.2024', 'impossible'],
		['45292', 'bad'],
		['1.2.13', 'bad'],
		['hello', 'bad'],
		['10:30', 'bad'],
		['2024', 'bad'],
		['2024-03', 'bad'],
		['2024年3月', 'bad'],
		['113年1月5日', 'bad'],
		['113/01/05', 'bad'],
		['民國113年2月30日', 'impossible'],
		['12345678', 'bad'],
		['2024-01-05 foo', 'bad'],
		['-', 'missing'],
		['', 'missing'],
		['****', 'masked'],
	])('%s is %s', (text, outcome) => {
		expect(one(text)).toBe(outcome);
	});

	test('days of a spreadsheet', () => {
		expect(one('45292', 'UTC', { serials: true })).toBe('2024-01-01 00:00:00 day');
		expect(one('45292.5', 'UTC', { serials: true })).toBe('2024-01-01 12:00:00');
		expect(one('45292.000694444', 'UTC', { serials: true })).toBe('2024-01-01 00:01:00');
	});

	test.each([
		['2026年3月', '2026-03-01 00:00:00 day'],
		['2026年3月份', '2026-03-01 00:00:00 day'],
		['２０２６年３月', '2026-03-01 00:00:00 day'],
		['2026/03', '2026-03-01 00:00:00 day'],
		['2026-3', '2026-03-01 00:00:00 day'],
		['民國115年3月', '2026-03-01 00:00:00 day'],
		['2026-03-05', '2026-03-05 00:00:00 day'],
		['2026-13', 'impossible'],
		['2026.03', 'bad'],
		['03/2026', 'bad'],
		['2026年3月班', 'bad'],
	])('of a column with months: %s', (text, expected) => {
		expect(one(text, 'Asia/Shanghai', { months: true })).toBe(expected);
	});

	test.each([
		['115年3月5日', '2026-03-05 00:00:00 day'],
		['115/3/5', '2026-03-05 00:00:00 day'],
		['115-03-05 14:05', '2026-03-05 14:05:00'],
		['98.12.31', '2009-12-31 00:00:00 day'],
		['1150305', '2026-03-05 00:00:00 day'],
		['115年2月30日', 'impossible'],
		['2026/3/5', '2026-03-05 00:00:00 day'],
		['115年', 'bad'],
	])('of a column in years of the Republic: %s', (text, expected) => {
		expect(one(text, 'UTC', { republic: 'said' })).toBe(expected);
	});

	test.each([
		['115/3/5', '2026-03-05 00:00:00 day'],
		['75/3/5', '1986-03-05 00:00:00 day'],
		['12/05/08', 'bad'],
		['31-12-08', 'bad'],
		['民國12年5月8日', '1923-05-08 00:00:00 day'],
		['03/05/2024', '2024-05-03 00:00:00 day'],
	])('of a column in which such years were only seen: %s', (text, expected) => {
		expect(one(text, 'UTC', { republic: 'seen' })).toBe(expected);
		if (expected === 'bad') expect(one(text, 'UTC', { republic: 'said' })).not.toBe('bad');
	});

	test('every day written in years of the Republic is that day', () => {
		const day = fc.integer({ min: Date.UTC(1972, 0, 1) / DAY, max: Date.UTC(2090, 0, 1) / DAY });
		const sign = fc.constantFrom('/', '-', '.', '年');
		fc.assert(
			fc.property(day, sign, fc.boolean(), (days, by, padded) => {
				const wall = days * DAY;
				const iso = formatTime(wall).slice(0, 10);
				const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
				const [m, d] = [month, date].map((n) => String(n).padStart(padded ? 2 : 1, '0'));
				const text = by === '年' ? `${year - 1911}年${m}月${d}日` : [year - 1911, m, d].join(by);
				const reader = new TimeReader({ ...style, republic: 'said' }, 'Asia/Shanghai');
				expect(reader.read(text)).toBe(wall);
				expect(new TimeReader(style, 'UTC').read(`民國${year - 1911}年${m}月${d}日`)).toBe(wall);
			}),
		);
	});

	test('every way of writing an instant comes to the same wall time', () => {
		const instant = fc.integer({
			min: Date.UTC(1995, 0, 1) / 1000,
			max: Date.UTC(2090, 0, 1) / 1000,
		});
		const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe');
		fc.assert(
			fc.property(instant, zone, fc.integer({ min: -720, max: 840 }), (seconds, name, offset) => {
				const wall = formatTime(wallTime(seconds * 1000, name));
				const iso = new Date(seconds * 1000).toISOString();
				const sign = offset < 0 ? '-' : '+';
				const [hours, minutes] = [Math.abs(offset) / 60, Math.abs(offset) % 60].map((n) =>
					String(Math.floor(n)).padStart(2, '0'),
				);
				const shifted = new Date((seconds + offset * 60) * 1000).toISOString().slice(0, 19);
				expect(one(iso, name)).toBe(wall);
				expect(one(`${iso.slice(0, 19)}Z`, name)).toBe(wall);
				expect(one(`${shifted}${sign}${hours}:${minutes}`, name)).toBe(wall);
				expect(one(String(seconds), name)).toBe(wall);
				expect(one(wall, name)).toBe(wall);
			}),
		);
	});
});

describe('a column', () => {
	test('of many shapes', async () => {
		const cells = [
			'01/02/2024',
			'13/02/2024',
			'2024年1月5日',
			'2024-02-30',
			'45292',
			'45292.5',
			'20240105',
			'2024/1/5 上午9:05',
			'1704412800',
			'1704412800000',
			'5/1/24',
		];
		const table = await readColumn('d', cells, 'UTC');
		expect(kind(table, 'd')).toBe('time');
		expect(texts(table, 'd')).toEqual([
			'2024-02-01 00:00:00',
			'2024-02-13 00:00:00',
			'2024-01-05 00:00:00',
			'',
			'',
			'',
			'2024-01-05 00:00:00',
			'2024-01-05 09:05:00',
			'2024-01-05 00:00:00',
			'2024-01-05 00:00:00',
			'2024-01-05 00:00:00',
		]);
		expect(problems(table)).toEqual(['impossible-date d ×1', 'not-a-time d ×2']);
	});

	test('of months: their first days, said', async () => {
		const table = await readColumn('日期', ['2026-03', '2026年4月', '2026-05-06']);
		expect(texts(table, '日期')).toEqual(['2026-03-01', '2026-04-01', '2026-05-06']);
		expect(problems(table)).toEqual(['month-alone 日期 ×2']);
		expect(table.frame.columns.get('日期')).toMatchObject({ dateOnly: true });
		expect(problems(await readColumn('日期', ['2026-03-01']))).toEqual([]);
	});

	test('of days with a month among them, wherever it stands; a header of no time takes none', async () => {
		const days = Array.from({ length: 120 }, () => '2026-03-05');
		for (const cells of [
			['2026-04', ...days],
			[...days, '2026-04'],
		]) {
			const table = await readColumn('date', cells);
			expect(table.columns[0]).toMatchObject({ present: 121 });
			expect(problems(table)).toEqual(['month-alone date ×1']);
			const other = await readColumn('signup', cells);
			expect(other.columns[0]).toMatchObject({ present: 120 });
			expect(problems(other).join()).not.toContain('month-alone');
		}
	});

	test('of years of the Republic, with and without the word for it', async () => {
		const table = await readColumn('登記', ['民國115年3月5日', '115年3月6日', '98年1月2日']);
		expect(texts(table, '登記')).toEqual(['2026-03-05', '2026-03-06', '2009-01-02']);
		expect(problems(table)).toEqual([]);
	});

	test('that may begin with a day is never one of years of the Republic', async () => {
		const table = await readColumn('日期', ['05/03/24', '113/3/5', '25/03/24']);
		expect(texts(table, '日期').join()).not.toContain('1916');
	});

	test('of days', async () => {
		const table = await readColumn('joined', ['2024-01-05', '', '2024-01-06']);
		expect(table.frame.columns.get('joined')).toMatchObject({ kind: 'time', dateOnly: true });
		expect(table.columns[0]).toMatchObject({ present: 2, dateOnly: true });
	});

	test('day or month first: one date decides for all', async () => {
		expect(texts(await readColumn('d', ['01/02/2024', '25/02/2024']), 'd')[0]).toBe('2024-02-01');
		expect(texts(await readColumn('d', ['01/02/2024', '02/25/2024']), 'd')[0]).toBe('2024-01-02');
	});

	test('day or month first: no date decides', async () => {
		const table = await readColumn('d', ['01/02/2024', '03/04/2024']);
		expect(texts(table, 'd')).toEqual(['2024-02-01', '2024-04-03']);
		expect(problems(table)).toEqual(['date-order-unclear d ×2']);
	});

	test('day or month first: decided by the last row of a large file', async () => {
		const rows = 9000;
		const table = await read(
			`d,x\n${`01/02/2024,${'y'.repeat(100)}\n`.repeat(rows)}12/25/2024,z\n`,
		);
		expect(texts(table, 'd')[0]).toBe('2024-01-02');
		expect(texts(table, 'd').at(-1)).toBe('2024-12-25');
		expect(table.frame.length).toBe(rows + 1);
		expect(table.problems.counts).toEqual([]);
	});

	test.each([
		['serials', 'order date', ['45292', '45293'], 'time'],
		['serials without a word for it', 'n', ['45292', '45293'], 'number'],
		['epochs', 'CreateTime', ['1704412800', '1704412900'], 'time'],
		['epochs without a word for it', 'n', ['1704412800', '1704412900'], 'number'],
		['microseconds', 'event_timestamp', ['1704412800000000', '1704412800000001'], 'time'],
		['eight digits', 'n', Array.from({ length: 12 }, (_, i) => `199701${10 + i}`), 'time'],
		['few of eight digits', 'n', ['19970101', '19970102'], 'number'],
		['seconds', 'time_read', ['300', '45000'], 'number'],
		['months', 'cohort', ['2024-01', '2024-02'], 'category'],
		['months of a class', '期数', ['2024年1月', '2024年2月'], 'category'],
		['months of figures', '月份', ['2024-01', '2024-02'], 'category'],
		['months of a table of days', '日期', ['2024-01', '2024-02'], 'time'],
		['months in which something happened', '注册月份', ['2024年1月', '2024年2月'], 'time'],
		['years of the Republic in words', 'v', ['115年3月5日', '98年12月31日'], 'time'],
		['the same in signs, under a word for it', '訂購日期', ['115/3/5', '98/12/31'], 'time'],
		['the same without one', 'v', ['115/3/5', '114/3/5'], 'category'],
		['dates that may be of any century', '日期', ['98年3月5日', '12年3月5日'], 'category'],
		['six digits under 年月日', '生年月日', ['980305', '850724'], 'number'],
		['six digits under the era', '出生(民國)', ['980305', '850724'], 'time'],
		['versions', 'version', ['1.2.13', '1.3.10'], 'category'],
	])('%s', async (_, header, cells, expected) => {
		expect(kind(await readColumn(header, cells), header)).toBe(expected);
	});

	test('UTC in its header', async () => {
		const table = await readColumn('Created (UTC)', ['2026-07-01 15:04']);
		expect(texts(table, 'Created (UTC)')).toEqual(['2026-07-01 23:04:00']);
	});
});

describe('a person may say', () => {
	const text = 'id,when\na,01/02/2026\nb,03/04/2026\n';
	const days = async (dateOrder?: 'dmy' | 'mdy', content = text) => {
		const table = await read(content, dateOrder ? { dateOrder } : {}, 'UTC');
		return [texts(table, 'when'), problems(table)];
	};

	test('what dates are that do not tell day from month', async () => {
		const unclear = 'date-order-unclear';
		expect(await days()).toEqual([
			['2026-02-01', '2026-04-03'],
			[expect.stringContaining(unclear)],
		]);
		expect(await days('dmy')).toEqual([['2026-02-01', '2026-04-03'], []]);
		expect(await days('mdy')).toEqual([['2026-01-02', '2026-03-04'], []]);
	});

	test('but not what a date of the column tells otherwise', async () => {
		const told = `${text}c,25/12/2026\n`;
		expect((await days('mdy', told))[0]).toEqual(['2026-02-01', '2026-04-03', '2026-12-25']);
	});
});
