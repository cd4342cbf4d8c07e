import { CsvReader, isBlank, type Row } from '../csv';
import { TextReader } from '../decode';
import { chatlog } from '../formats/chatlog';
import { headerFinder } from '../formats/find-column';
import { memotrace } from '../formats/memotrace';
import { normaliseHeader } from '../header-words';
import { readSample, type FileSample } from '../sample';
import { dialectOf, noteDamage } from '../sample-table';
import { IntakeError, type InputFile } from '../types';
import { withSample } from '../with-sample';
import { ConvertCancelled, type ConvertHooks, type Converter, type Origin } from './types';
import { WECHAT_COLUMNS } from './wechat-columns';
import { readWechatLine } from './wechat-lines';
import { WechatNames } from './wechat-names';
import { CsvBlob } from './write-csv';

/** Bytes in which a header is looked for before the file is looked at. */
const HEAD = 2048;
/** Types of what WeChat wrote itself. */
const SYSTEM_TYPES = ['10000', '10002'];
/** Whom chatlog names as the sender of that. */
const SYSTEM_SENDER = '系统消息';

/** Where a file has what is needed of it. */
interface Places {
	readonly format: string;
	readonly sender: number;
	readonly names: readonly number[];
	readonly chat: number;
	readonly text: number;
	readonly own: number;
	readonly type: number;
}

/**
 * A WeChat chat in CSV of MemoTrace or chatlog, with four columns more: what a row is, who, and who brought them in. A line of
 * WeChat itself that says who came or went becomes a row for each of them. The file is read twice: a name may be known late.
 */
export const wechat: Converter = {
	id: 'wechat',
	async recognises(file, head) {
		if (!String.fromCharCode(...head.subarray(0, HEAD)).includes('Talker')) return false;
		try {
			return placesOf((await readSample(file, {})).headers) !== null;
		} catch (error) {
			if (error instanceof IntakeError) return false;
			throw error;
		}
	},
	convert: (file, hooks) =>
		withSample(file, {}, async (sample) => {
			const places = placesOf(sample.headers)!;
			const names = new WechatNames();
			await eachRow(file, sample, hooks, 0, (row) => learn(names, places, row));
			return [await write(file, sample, hooks, places, names)];
		}),
};

function placesOf(headers: Row): Places | null {
	const format = [memotrace, chatlog].find((one) => one.recognise(headers, []) > 0);
	if (format === undefined || !headerFinder(headers)('Sender')) return null;
	const keys = headers.map((header) => normaliseHeader(header).toLowerCase());
	const at = (name: string) => keys.indexOf(name.toLowerCase());
	const isMemotrace = format === memotrace;
	return {
		format: format.id,
		sender: at('Sender'),
		names: (isMemotrace ? ['NickName', 'Remark'] : ['SenderName']).map(at),
		chat: at(isMemotrace ? 'TalkerId' : 'Talker'),
		text: at(isMemotrace ? 'StrContent' : 'Content'),
		own: at('IsSender'),
		type: isMemotrace ? at('Type') : -1,
	};
}

function isSystem(row: Row, { type, sender }: Places): boolean {
	if (type >= 0) return SYSTEM_TYPES.includes(row[type] ?? '');
	return (row[sender] ?? '') === '' || row[sender] === SYSTEM_SENDER;
}

function learn(names: WechatNames, places: Places, row: Row): void {
	if (isSystem(row, places)) return;
	const cell = (at: number) => row[at] ?? '';
	const own = cell(places.own) === '1';
	names.learn(cell(places.chat), cell(places.sender), places.names.map(cell), own);
}

async function write(
	file: InputFile,
	sample: FileSample,
	hooks: ConvertHooks,
	places: Places,
	names: WechatNames,
): Promise<InputFile> {
	const csv = new CsvBlob();
	const { width } = sample;
	const filled = (row: Row) => Array.from({ length: width }, (_, at) => row[at] ?? '');
	csv.push([...filled(sample.headers), ...Object.values(WECHAT_COLUMNS)]);
	const counts = new Map<string, number>();
	const count = (reason: string) => counts.set(reason, (counts.get(reason) ?? 0) + 1);
	const reader = await eachRow(file, sample, hooks, 1, (row, mark) => {
		if (mark !== undefined) count(mark);
		if (row.length < width) count('row-short');
		for (const more of rowsOf(row, places, names)) {
			csv.push([...filled(row), ...more, ...row.slice(width)]);
		}
	});
	const notes = Array.from(counts, ([reason, n]) => ({ reason, count: n, at: '' }));
	if (names.byName > 0) notes.push({ reason: 'person-by-nickname', count: names.byName, at: '' });
	const dialect = dialectOf(sample, reader.damage, reader.mixture?.finish(true) ?? null);
	noteDamage({ note: (reason, at, n) => notes.push({ reason, count: n, at }) }, dialect);
	const origin: Origin = { converter: 'wechat', file: file.name, format: places.format };
	const told = notes.length === 0 ? origin : { ...origin, notes };
	return { name: file.name, blob: csv.finish(), origin: told };
}

/** The cells that are added to a row, for each row that it becomes: event, person, the person's name, target. */
function rowsOf(row: Row, places: Places, names: WechatNames): readonly (readonly string[])[] {
	const cell = (at: number) => row[at] ?? '';
	if (!isSystem(row, places)) {
		const name = places.names.map(cell).find((one) => one !== '') ?? '';
		return [['message', cell(places.sender), name, '']];
	}
	const chat = cell(places.chat);
	const line = readWechatLine(cell(places.text), (name) => names.has(chat, name));
	// Of chatlog, rows without a sender need not be WeChat's own.
	if (line === null)
		return [[cell(places.sender) === '' && places.type < 0 ? 'message' : 'system', '', '', '']];
	const by = line.by === '' ? '' : names.resolve(chat, line.by).id;
	return line.who.map((one) => {
		const { id, name } = names.resolve(chat, one);
		return [line.event, id, name, id === by ? '' : by];
	});
}

/** Calls `take` with each row of data. `pass`: the file is read twice. */
async function eachRow(
	{ blob }: InputFile,
	{ encoding, skipped, lossy, lines, firstRow }: FileSample,
	hooks: ConvertHooks,
	pass: 0 | 1,
	take: (row: Row, mark: string | undefined) => void,
): Promise<TextReader> {
	const reader = new TextReader(blob.slice(skipped), encoding.encoding, lossy);
	const csv = new CsvReader(lines.delimiter);
	let skip = firstRow;
	for await (const { text, last, bytesRead } of reader.pieces()) {
		if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
		for (const row of csv.push(text, last)) {
			if (skip > 0) skip--;
			else if (!isBlank(row)) take(row, csv.marks.get(row));
		}
		hooks.progress(Math.floor((pass * blob.size + bytesRead) / 2));
		if (hooks.yieldNow) await hooks.yieldNow();
	}
	return reader;
}
