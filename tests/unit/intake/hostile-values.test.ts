// One fixture for each way in which cells can be nasty: type, values and what is said of them.
import { describe } from 'vitest';
import { check, column, type Case } from './hostile-cases';

describe('numbers', () => {
	const numbers = (name: string, cells: string[], values: string[], said: string[] = []): Case => ({
		name,
		content: column('v', cells),
		rows: cells.length,
		columns: [['v', 'number', values]],
		said,
	});
	check([
		numbers('thousands', ['1,234.50', '12', '-3'], ['1234.5', '12', '-3']),
		numbers('decimal commas', ['1.234,50', '2,5', '3'], ['1234.5', '2.5', '3']),
		numbers('blanks as thousands', ['1 234', '1\u202f234', '5'], ['1234', '1234', '5']),
		numbers('money', ['￥99', '¥1,200.5', '3元'], ['99', '1200.5', '3']),
		numbers('money of two kinds', ['$-5.00', '€3'], ['-5', '3'], ['mixed-units v ×1']),
		numbers('accounting brackets', ['(5.00)', '6'], ['-5', '6']),
		numbers('shares', ['12%', '12.3％'], ['12%', '12.3%']),
		numbers('万 and 亿', ['1.2万', '3亿', '5'], ['12000', '300000000', '5']),
		numbers('full-width', ['１２３．４５', '－６', '7'], ['123.45', '-6', '7']),
		numbers(
			'notes after a number',
			['499.00（系统计算中，该值仅供参考）', '5'],
			['499', '5'],
			['number-footnote v ×1'],
		),
		numbers(
			'more than a number can be, not a number, nothing',
			['1', '2', '3', '4', '5', '6', '7', '8', '9', '1e400', '--', 'N/A'],
			['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '', ''],
			['not-a-number v ×1'],
		),
		numbers(
			'NaN',
			['1', '2', '3', '4', '5', 'NaN'],
			['1', '2', '3', '4', '5', ''],
			['not-a-number v ×1'],
		),
		numbers(
			'at least so many',
			['1万+', '100+', '5'],
			['10000', '100', '5'],
			['number-footnote v ×2'],
		),
		numbers('minus zero', ['-0', '1.5'], ['0', '1.5']),
		numbers('masked', ['5', '6', '****'], ['5', '6', ''], ['masked v ×1']),
	]);
});

describe('ids', () => {
	const ids = (name: string, cells: string[], values: string[], said: string[] = []): Case => ({
		name,
		content: column('v', cells),
		rows: cells.length,
		columns: [['v', 'category', values]],
		said,
	});
	check([
		ids('leading zeros', ['00123', '45'], ['00123', '45']),
		ids('longer than a number', ['6917926768823643751', '5'], ['6917926768823643751', '5']),
		ids('guards', ['="0012"', "'0013", '\t0014', '0015\t'], ['0012', '0013', '0014', '0015']),
		ids(
			'digits lost in a spreadsheet',
			['6.91793E+18', '5'],
			['6.91793E+18', '5'],
			['digits-lost v ×1'],
		),
		ids(
			'digits lost elsewhere, or of a phone',
			['1.23457e+17', '1.38E+10', '13800000001', 'x'],
			['1.23457e+17', '1.38E+10', '13800000001', 'x'],
			['digits-lost v ×2'],
		),
		ids(
			'masked with fewer signs, or gaps',
			['张*', '李*明', '**芳', '138 **** 1234', '(+86)138-****-1234', '5*', 'Lucky*'],
			['张*', '李*明', '**芳', '138 **** 1234', '(+86)138-****-1234', '5*', 'Lucky*'],
			['masked v ×5'],
		),
		ids(
			'masked',
			['1******6198', '##密文', 'ann'],
			['1******6198', '##密文', 'ann'],
			['masked v ×2'],
		),
		{
			name: 'digits under a header that says id',
			content: column('user id', ['12', '1E5', '-0']),
			rows: 3,
			columns: [['user id', 'category', ['12', '1E5', '-0']]],
		},
	]);
});

describe('dates', () => {
	const times = (name: string, cells: string[], values: string[], said: string[] = []): Case => ({
		name,
		content: column('date', cells),
		rows: cells.length,
		columns: [['date', 'time', values]],
		said,
	});
	check([
		times(
			'day/month, by one that cannot be otherwise',
			['01/02/2024', '13/02/2024'],
			['2024-02-01', '2024-02-13'],
		),
		times('month/day', ['01/02/2024', '02/13/2024'], ['2024-01-02', '2024-02-13']),
		times(
			'either: read as day/month, and said',
			['01/02/2024', '03/04/2024'],
			['2024-02-01', '2024-04-03'],
			['date-order-unclear date ×2'],
		),
		times(
			'Chinese',
			['2024年1月5日', '2024/1/5 上午9:05', '2024-01-05 下午3:00:00'],
			['2024-01-05 00:00:00', '2024-01-05 09:05:00', '2024-01-05 15:00:00'],
		),
		times('two digits of a year', ['5/1/24', '13/1/24'], ['2024-01-05', '2024-01-13']),
		times('eight digits', ['20240105', '20240106'], ['2024-01-05', '2024-01-06']),
		times(
			'days of a spreadsheet',
			['45292', '45292.5'],
			['2024-01-01 00:00:00', '2024-01-01 12:00:00'],
		),
		times('epochs', ['1704412800', '1704412801'], ['2024-01-05 08:00:00', '2024-01-05 08:00:01']),
		times(
			'epochs in ms and µs',
			['1704412800000', '1704412800000000'],
			['2024-01-05 08:00:00', '2024-01-05 08:00:00'],
		),
		times(
			'days that there are not',
			['2024-01-01', '2024-02-30', '0000-00-00'],
			['2024-01-01', '', ''],
			['impossible-date date ×2'],
		),
		times(
			'with a zone',
			['2024-01-05T00:00:00Z', '2024-01-05 10:00:00 +0200'],
			['2024-01-05 08:00:00', '2024-01-05 16:00:00'],
		),
		times(
			'an hour that a zone skips',
			['2018-11-04 00:30', '2018-11-04 01:30'],
			['2018-11-04 00:30:00', '2018-11-04 01:30:00'],
		),
		{
			name: 'years of the Republic, by the header',
			content: column('交易年月日', ['1050724', '990101', '0920230']),
			rows: 3,
			columns: [['交易年月日', 'time', ['2016-07-24', '2010-01-01', '']]],
			said: ['impossible-date 交易年月日 ×1'],
		},
		{
			name: 'seven digits under any other header are numbers',
			content: column('date', ['1050724', '1050725']),
			rows: 2,
			columns: [['date', 'number', ['1050724', '1050725']]],
		},
		{
			name: 'UTC by the header',
			content: column('Created (UTC)', ['2026-07-01 15:04', '2026-07-01 18:04']),
			rows: 2,
			columns: [['Created (UTC)', 'time', ['2026-07-01 23:04:00', '2026-07-02 02:04:00']]],
		},
	]);
});

describe('several values in a cell', () => {
	const tags = (name: string, header: string, cells: string[], values: string[]): Case => ({
		name,
		content: column(header, cells),
		rows: cells.length,
		columns: [[header, 'tags', values]],
	});
	check([
		tags('┋', 'q', ['a┋b', 'a', '(跳过)'], ['a, b', 'a', '']),
		tags(';', 'group_names', ['a;b', 'a', ''], ['a, b', 'a', '']),
		tags(
			'、 or ,',
			'标签组1(等级)',
			['VIP、老学员', 'VIP,新', 'VIP'],
			['VIP, 老学员', 'VIP, 新', 'VIP'],
		),
		tags('CSV in CSV', 'TAGS', ['"vip","denver"', '"vip"'], ['vip, denver', 'vip']),
	]);
});

describe('markup and formulas', () => {
	const cells = [
		'<img src=x onerror=alert(1)>',
		'</script><script>alert(1)</script>',
		'[x](javascript:alert(1))',
		'{{7*7}}',
		'=HYPERLINK("http://x","y")',
		'+cmd|calc',
		'@SUM(1)',
		'＝1+1',
	];
	check([
		{
			name: 'are texts as they stand',
			content: column('v', cells),
			rows: cells.length,
			columns: [['v', 'category', cells]],
		},
	]);
});
