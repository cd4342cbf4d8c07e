import type { DateOrder } from './types';
import { headerWords } from './header-words';
import { inRepublic, mayBeMonths } from './time-words';
import { isGuarded, isIdDigits, isShortenedId, saysNothing, trimBlanks } from './values/cell';
import { readFlag } from './values/flag';
import { decimalSign, plainNumber, readNumber } from './values/number';
import { TimeReader, epochInstant, isSerial } from './values/time';
import type { TimeStyle } from './values/time';

/** How the cells of a column are to be read. */
export type ColumnPlan =
	| { readonly kind: 'number'; readonly comma: boolean }
	| { readonly kind: 'time'; readonly style: TimeStyle; readonly orderKnown: boolean }
	| { readonly kind: 'flag'; readonly digits: boolean }
	| { readonly kind: 'tags'; readonly separator: RegExp }
	| { readonly kind: 'category' };

export const CATEGORY: ColumnPlan = { kind: 'category' };

/** Misfits that are always borne, as far as they are not a fifth of the cells … */
const FEW = 20;
const FEW_SHARE = 0.2;
/** … and the share that is borne of any number of cells. */
const SHARE = 0.05;

/**
 * Whether so many cells that do not fit are problems of cells (true) or show that the column is of another type. Up to
 * 5 % are; in small columns up to 20 cells, if they are not more than 20 %.
 */
export function bearable(misfits: number, cells: number): boolean {
	return misfits <= SHARE * cells || (misfits <= FEW && misfits <= FEW_SHARE * cells);
}

const ID_WORDS =
	/(^| )(ids?|uid|uuid|guid|sku|isbn|ean|upc|barcode|phone|mobile|tel|telephone|fax|zip|postcode|zipcode|postal|ssn|iban|qq|wxid|openid|unionid|account|last4|code|invoice)( |$)|.+ (no|nr|number|key)$/;
const ID_HAN =
	/编号|编码|番号|コード|单号|流水号|号码|手机|电话|邮编|邮递区号|证件|身[份分]证|[学工卡]号|[账帐]号|条码|微信|(^|[^型])号$|序号|id$/i;
/** English words that end like an id and are none. */
const NO_ID =
	/(^| )((un|pre|re|over)?paid|aid|bid|mid|grid|(in)?valid|kid|hybrid|android|covid|solid|fluid|acid|rapid)$/;
const TIME_WORDS =
	/(^| )(time|times|date|datetime|timestamp|ts|at|on|when|day|created|updated|joined|epoch)( |$)|(time|date)$|时间|日期|时刻|日时|日$/;
const UTC_WORDS = /(^| )(utc|gmt)( |$)/;
const FLAG_WORDS =
	/^(is|has|was|can|did|should|accepts|allow)( |$)|(^| )(flag|bool|enabled|active|opt in|subscribed|unsubscribed|verified)$|^是否|是否$/;
/** Columns that hold tags even where no cell has several (WeCom). */
const TAG_GROUP = /^标签组/;
const TAG_WORDS = /(^| )(tags?|labels?|group names)( |$)|标签/;

/** Ids are texts even where they are digits: what a header says by which it names a person, an order, a phone, … */
export function namesId(name: string): boolean {
	const words = headerWords(name);
	return ID_WORDS.test(words) || (ID_HAN.test(words) && !NO_ID.test(words));
}

/**
 * The type of a column from its name and a sample of its cells (as they stand in the file; empty ones are passed over).
 * What the sample cannot tell is found while all rows are read. `dateOrder`: for dates that do not tell day from month.
 */
export function inferColumn(
	name: string,
	sample: readonly string[],
	zone: string,
	dateOrder?: DateOrder,
): ColumnPlan {
	const cells = sample.map(trimBlanks).filter((cell) => cell !== '' && !saysNothing(cell));
	if (cells.length === 0) return CATEGORY;
	if (cells.some((cell) => cell.includes('┋'))) return { kind: 'tags', separator: /┋/ };
	const words = headerWords(name);
	const parted = cells.some((cell) => /[,，、;；|]/.test(cell) || /^".*"$/.test(cell));
	if (TAG_GROUP.test(words) || (TAG_WORDS.test(words) && parted)) {
		return { kind: 'tags', separator: /[,，、;；|]/ };
	}
	if (sample.some(isGuarded)) return CATEGORY;
	const digits = FLAG_WORDS.test(words);
	if (cells.every((cell) => readFlag(cell, digits) !== undefined)) return { kind: 'flag', digits };
	const time = inferTime(name, words, cells, zone, dateOrder);
	if (time) return time;
	if (namesId(name) || cells.some(staysText)) return CATEGORY;
	return inferNumber(cells) ?? CATEGORY;
}

function staysText(cell: string): boolean {
	return isIdDigits(cell) || isShortenedId(cell);
}

function inferTime(
	name: string,
	words: string,
	cells: readonly string[],
	zone: string,
	dateOrder: DateOrder | undefined,
): ColumnPlan | undefined {
	const named = TIME_WORDS.test(words);
	const bare = cells.filter((cell) => /^\d+(\.\d+)?$/.test(cell));
	if (!named && namesId(name)) return undefined;
	const allBare = bare.length === cells.length;
	const republic = inRepublic(cells, words, named);
	if (allBare && !republic && !bareTimes(cells, named)) return undefined;
	const months = mayBeMonths(words, named);
	const serials = named && bare.some(isSerial);
	const utc = UTC_WORDS.test(words);
	const style = { utc, serials, ...(republic && { republic }), ...(months && { months }) };
	const reader = new TimeReader({ monthFirst: false, ...style }, zone);
	let fits = 0;
	for (const cell of cells) {
		reader.read(cell);
		// An impossible date is a date all the same; and so is month/day, here read as day/month.
		if (reader.outcome === 'time' || reader.outcome === 'impossible') fits++;
	}
	if (!bearable(cells.length - fits, cells.length)) return undefined;
	const orderKnown = reader.monthFirst > 0 || reader.dayFirst > 0;
	const monthFirst = orderKnown ? reader.monthFirst > reader.dayFirst : dateOrder === 'mdy';
	return { kind: 'time', style: { monthFirst, ...style }, orderKnown };
}

/** Whether digits alone are times: epochs and serials only under a header that says so, else only clear YYYYMMDD. */
function bareTimes(cells: readonly string[], named: boolean): boolean {
	if (
		cells.every((cell) =>
			/^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{4}|\d{6})?$/.test(cell),
		)
	) {
		return named || cells.length >= 10;
	}
	return (
		named && (cells.every((cell) => !Number.isNaN(epochInstant(cell))) || cells.every(isSerial))
	);
}

function inferNumber(cells: readonly string[]): ColumnPlan | undefined {
	// Bare digits are numbers in any style.
	const others = cells.filter((cell) => Number.isNaN(plainNumber(cell)) || cell.includes('.'));
	let commas = 0;
	for (const cell of others) commas += decimalSign(cell);
	const comma = commas > 0;
	let numbers = cells.length - others.length;
	let misfits = 0;
	for (const cell of others) {
		const { outcome } = readNumber(cell, comma);
		if (outcome === 'number') numbers++;
		else if (outcome !== 'missing' && outcome !== 'masked') misfits++;
	}
	const fits = numbers > 0 && bearable(misfits, numbers + misfits);
	return fits ? { kind: 'number', comma } : undefined;
}
