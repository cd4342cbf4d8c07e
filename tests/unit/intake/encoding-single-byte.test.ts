// Cyrillic and Latin text in one byte a letter, beside what must not be taken for it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from '$lib/intake/encoding';
import { encode, joined } from '../../support/encode';
import { problems, read, texts } from './read';

const RUSSIAN = `номер;имя;город;сумма;статус
1001;Анна Смирнова;Санкт-Петербург;1 250,50;оплачен
1002;Пётр Иванов;Нижний Новгород;99,00;отменён
1003;Ольга Щукина;Москва;310,00;возврат (№ 7, «доставка»)
`;
const UKRAINIAN = `номер;ім’я;місто
1;Олексій Шевченко;Київ
2;Наталія Гнатюк;Львів
3;Євген Їжакевич;Запоріжжя
`;
const BULGARIAN = 'номер,име,град\n1,Мария Георгиева,София\n2,Иван Петров,Пловдив\n';
const LATIN: Readonly<Record<string, string>> = {
	french: 'nom,ville\nRenée,Besançon\nFrançois,Orléans\nHélène,Nîmes\n',
	german: 'Name;Straße;Ort\nJürgen Müller;Königsallee 5;Düsseldorf\nÄnne Weiß;Größe XL;Köln\n',
	spanish: 'nombre,ciudad,nota\nMª José Núñez,Málaga,"¿Qué tal? 2ª compra"\nÍñigo,León,£5 por m³\n',
	portuguese: 'nome,observação\nJoão,instruções e condições\nConceição,não há opções\n',
	danish: 'navn;by\nSøren Kjær;Ærøskøbing\nÅse Brøgger;Århus\n',
	italian: 'nome,città\nNicolò,Forlì\nPerché,così è più\n',
	estonian: 'nimi,linn\nÕie Põld,Jõhvi\nÜlle Sääsk,Pärnu\nÖnne Šokk,Tõrva\n',
};
const CENTRAL: Readonly<Record<string, string>> = {
	polish:
		'imię,miasto\nStanisław Wąsowski,Łódź\nMałgorzata Księżak,Gdańsk\nŻaneta Głowacka,Kraków\n',
	czech: 'jméno,město\nJiří Dvořák,Třebíč\nLenka Němcová,Plzeň\nOndřej Šťastný,Žďár\n',
	croatian: 'ime,grad\nŽeljko Šimić,Čakovec\nMarko Kovačević,Šibenik\nDžana Đurić,Zagreb\n',
	hungarian: 'név,város\nKovács Erzsébet,Győr\nTóth Gergő,Székesfehérvár\nSzőke Ödön,Üllő\n',
};

const found = (bytes: Uint8Array) => detectEncoding(bytes, true);

describe('Cyrillic', () => {
	test.each(Object.entries({ RUSSIAN, UKRAINIAN, BULGARIAN }))('%s', (_, text) => {
		const guess = found(encode(text, 'windows-1251'));
		expect(guess.encoding).toBe('windows-1251');
		expect(guess.confidence).toBeGreaterThan(0.5);
		expect(guess.confidence).toBeLessThan(1);
	});

	test('is read without being said', async () => {
		const table = await read(encode(RUSSIAN, 'windows-1251'));
		expect(table.dialect).toMatchObject({
			encoding: 'windows-1251',
			delimiter: ';',
			undecodable: 0,
		});
		expect(texts(table, 'имя')).toEqual(['Анна Смирнова', 'Пётр Иванов', 'Ольга Щукина']);
		expect(texts(table, 'сумма')).toEqual(['1250.5', '99', '310']);
		expect(problems(table)).toEqual([]);
	});

	test('in capitals, and a few words in English', () => {
		expect(found(encode('ГОРОД;СУММА\nМОСКВА;1\nТВЕРЬ;2\n', 'windows-1251')).encoding).toBe(
			'windows-1251',
		);
		const mixed = `id,plan,comment\n${'1,premium,no comment\n'.repeat(200)}2,basic,хорошо\n`;
		expect(found(encode(mixed, 'windows-1251')).encoding).toBe('windows-1251');
	});

	test('begins after a megabyte of ASCII', async () => {
		const rows = 60_000;
		const table = await read(
			joined(
				new TextEncoder().encode(`id,name\n${'12345,somebody else\n'.repeat(rows)}`),
				encode('99999,Анна Смирнова\n'.repeat(5), 'windows-1251'),
			),
		);
		expect(table.dialect).toMatchObject({ encoding: 'windows-1251', undecodable: 0 });
		expect(texts(table, 'name').at(-1)).toBe('Анна Смирнова');
	});

	test.each([
		['windows-1253', 'όνομα,πόλη\nΓιώργος Παπαδόπουλος,Αθήνα\nΜαρία Νικολάου,Θεσσαλονίκη\n'],
		['windows-1255', 'שם,עיר,הערות\nשלום כהן,ירושלים,תודה רבה\nרחל לוי,תל אביב,הזמנה חדשה\n'],
		['koi8-r', RUSSIAN.replace(/[№«»]/g, '')],
		['ibm866', RUSSIAN.replace(/[«»]/g, '')],
	])('%s is not taken for it', (encoding, text) => {
		const { encoding: name, confidence } = found(
			encode(text, encoding as Parameters<typeof encode>[1]),
		);
		expect(name).not.toBe('windows-1251');
		expect(confidence).toBeLessThan(0.5);
	});
});

describe('Latin', () => {
	test.each(Object.entries(LATIN))('%s is windows-1252', (_, text) => {
		const guess = found(encode(text, 'windows-1252'));
		expect(guess.encoding).toBe('windows-1252');
		expect(guess.confidence).toBeGreaterThan(0.4);
	});

	test('signs and letters of its own', async () => {
		const table = await read(encode('id,price,note\n1,€5,“Šárka”\n2,€6,Œuvre…\n', 'windows-1252'));
		expect(table.dialect.encoding).toBe('windows-1252');
		expect(texts(table, 'note')).toEqual(['“Šárka”', 'Œuvre…']);
		expect(table.columns.find(({ name }) => name === 'price')).toMatchObject({ unit: 'EUR' });
	});

	test.each(Object.entries(CENTRAL))('%s is windows-1250, less surely', (_, text) => {
		const guess = found(encode(text, 'windows-1250'));
		expect(guess.encoding).toBe('windows-1250');
		expect(guess.confidence).toBeLessThanOrEqual(0.5);
	});

	test('what was found can be said to be another', async () => {
		const bytes = encode(CENTRAL['polish']!, 'windows-1250');
		expect(texts(await read(bytes), 'miasto')[0]).toBe('Łódź');
		const table = await read(bytes, { encoding: 'windows-1252', headerRow: -1 });
		expect(table.dialect.encoding).toBe('windows-1252');
		expect(texts(table, 'column_2')[1]).toBe('£ódŸ');
	});
});

/** Lines of a table whose second cell is made of words, joined as they are in the script. */
const tableOf = (words: readonly string[], between: string) =>
	fc
		.array(fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 6 }), {
			minLength: 3,
			maxLength: 20,
		})
		.map((rows) => rows.map((cells, i) => `${i},${cells.join(between)}\n`).join(''));

const wordsOf = (text: string) => [...new Set(text.match(/[\p{L}]{2,}/gu))];

const RUSSIAN_TEXT =
	'заказ оплачен вчера вечером покупатель просил доставить товар утром пятого апреля курьер приехал поздно ' +
	'Анна ответила что подписка продлена отзыв хороший чат закрыт участник вышел из группы новый клиент Москва';
const CHINESE =
	'会员编号昵称城市订单金额小明张三李四北京上海广州深圳杭州西湖区运营部门的老学员买家付款时间已完成退款成功收货地址备注';
const TRADITIONAL =
	'訂單編號買家姓名金額陳小明林淑芬王大同臺北市信義區付款時間已完成退款收件地址備註電話會員等級課程名稱';
const JAPANESE = [
	...[
		'氏名',
		'住所',
		'山田太郎',
		'とうきょう',
		'サトウ',
		'おおさか',
		'注文番号',
		'お客様',
		'の商品を',
		'発送しました',
	],
	...['東京都', '千代田区', 'キャンペーン', 'ありがとう', '会員', 'ポイント'],
];

describe('properties', () => {
	const check = (arbitrary: fc.Arbitrary<string>, holds: (text: string) => boolean | void) =>
		fc.assert(fc.property(arbitrary, holds));

	test('Russian of any words is Cyrillic', () =>
		check(tableOf(wordsOf(RUSSIAN_TEXT), ' '), (text) => {
			expect(found(encode(text, 'windows-1251')).encoding).toBe('windows-1251');
		}));

	test('Latin of any words is Latin', () =>
		check(tableOf(wordsOf(LATIN['french']! + LATIN['german']! + LATIN['danish']!), ' '), (text) => {
			const bytes = encode(text, 'windows-1252');
			fc.pre(bytes.some((byte) => byte >= 0x80));
			expect(found(bytes).encoding).toBe('windows-1252');
		}));

	test.each([
		['gb18030', tableOf(Array.from(CHINESE), '')],
		['big5', tableOf(Array.from(TRADITIONAL), '')],
		['shift_jis', tableOf(JAPANESE, '')],
	] as const)('%s is never taken for one byte a letter', (encoding, table) =>
		check(table, (text) => {
			expect(found(encode(text, encoding)).encoding).not.toMatch(/^windows-/);
		}),
	);

	test('UTF-8 stays UTF-8, also with a byte that does not fit', () =>
		check(
			fc.oneof(
				tableOf(wordsOf(RUSSIAN_TEXT), ' '),
				tableOf(Array.from(CHINESE), ''),
				tableOf(wordsOf(LATIN['french']! + CENTRAL['czech']!), ' '),
			),
			(text) => {
				const bytes = new TextEncoder().encode(text);
				expect(found(bytes).encoding).toBe('utf-8');
				if (/[\u0400-\u9fff]/.test(text))
					expect(found(joined(bytes, Uint8Array.of(0xff, 0x0a))).encoding).toBe('utf-8');
			},
		));

	test('any bytes at all have an encoding', () =>
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
				const { confidence } = found(bytes);
				expect(confidence).toBeGreaterThan(0);
				expect(confidence).toBeLessThanOrEqual(1);
			}),
		));
});
