// Large and odd tables with a sum over every column. A column of numbers or times sums them, a column of texts sums the
// FNV-1a hashes of its texts.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeflateRaw, crc32 } from 'node:zlib';

const folder = join(tmpdir(), 'opsbook-bench');
mkdirSync(folder, { recursive: true });

export function hashOf(text) {
	let hash = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
	return hash >>> 0;
}

const START = Date.UTC(2026, 0, 1);
const CITIES = ['上海', '苏州', '成都', '武汉', '西安', '杭州', '广州', '北京'];

/** One cell of the usual table: what is written, and what its column's sum takes. */
function cell(row, column) {
	const mix = (row * 2654435761 + column * 40503) >>> 0;
	if (column === 0) return text(`u${String(mix % 100_000).padStart(6, '0')}`);
	if (column === 1) {
		const ms = START + (row % 15_000_000) * 1000;
		return [new Date(ms).toISOString().slice(0, 19).replace('T', ' '), ms];
	}
	if (column === 2) return text(['view', 'order', 'like'][mix % 3]);
	switch (column % 5) {
		case 0:
			return text(`备注 ${mix % 1_000_003}`);
		case 1:
			return text(CITIES[mix % CITIES.length]);
		case 2:
			return text(`${column}-${mix % 997}`);
		case 3:
			return number((mix % 100_000) / 100);
		default:
			return number(mix % 1000);
	}
}

const text = (value) => [value, hashOf(value)];
const number = (value) => [String(value), value];
const header = (columns) =>
	Array.from({ length: columns }, (_, c) => ['member_id', 'time', 'event'][c] ?? `c${c}`);

export function tableCsv(rows, columns) {
	const path = join(folder, `table-${rows}x${columns}.csv`);
	const sums = new Array(columns).fill(0);
	const file = openSync(path, 'w');
	let lines = [header(columns).join()];
	for (let row = 0; row < rows; row++) {
		const cells = [];
		for (let c = 0; c < columns; c++) {
			const [written, sum] = cell(row, c);
			cells.push(written);
			sums[c] += sum;
		}
		lines.push(cells.join());
		if (lines.length >= 20_000) {
			writeSync(file, lines.join('\n') + '\n');
			lines = [];
		}
	}
	if (lines.length > 0) writeSync(file, lines.join('\n') + '\n');
	closeSync(file);
	return { path, rows, sums };
}

/** The same as a workbook: texts shared, times as dates, numbers as numbers. */
export async function tableXlsx(rows, columns) {
	const path = join(folder, `table-${rows}x${columns}.xlsx`);
	const sums = new Array(columns).fill(0);
	const shared = new Map();
	const index = (value) => {
		let at = shared.get(value);
		if (at === undefined) shared.set(value, (at = shared.size));
		return at;
	};
	const names = header(columns);
	async function* sheet() {
		yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
		yield `<row r="1">${names.map((name) => `<c t="s"><v>${index(name)}</v></c>`).join('')}</row>`;
		let part = '';
		for (let row = 0; row < rows; row++) {
			part += `<row r="${row + 2}">`;
			for (let c = 0; c < columns; c++) {
				const [written, sum] = cell(row, c);
				sums[c] += sum;
				if (c === 1) part += `<c s="1"><v>${(sum - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`;
				else if (typeof sum === 'number' && String(sum) === written)
					part += `<c><v>${written}</v></c>`;
				else part += `<c t="s"><v>${index(written)}</v></c>`;
			}
			part += '</row>';
			if (part.length > 1 << 20) {
				yield part;
				part = '';
			}
		}
		yield `${part}</sheetData></worksheet>`;
	}
	const zip = new ZipFile(path);
	const xml = '<?xml version="1.0" encoding="UTF-8"?>';
	await zip.add('[Content_Types].xml', [
		`${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
	]);
	const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	await zip.add('_rels/.rels', [
		`${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	]);
	await zip.add('xl/workbook.xml', [
		`${xml}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${rel}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	]);
	await zip.add('xl/_rels/workbook.xml.rels', [
		`${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rel}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
	]);
	await zip.add('xl/styles.xml', [
		`${xml}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
	]);
	await zip.add('xl/worksheets/sheet1.xml', sheet());
	function* strings() {
		yield `${xml}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`;
		for (const value of shared.keys()) yield `<si><t>${value}</t></si>`;
		yield '</sst>';
	}
	await zip.add('xl/sharedStrings.xml', strings());
	zip.finish();
	return { path, rows, sums };
}

export function wideCsv(rows, columns) {
	const path = join(folder, `wide-${rows}x${columns}.csv`);
	const sums = new Array(columns).fill(0);
	const lines = [header(columns).join()];
	for (let row = 0; row < rows; row++) {
		const cells = [];
		for (let c = 0; c < columns; c++) {
			const [written, sum] = c < 3 ? cell(row, c) : number((row * 7 + c) % 1000);
			cells.push(written);
			sums[c] += sum;
		}
		lines.push(cells.join());
	}
	writeFileSync(path, lines.join('\n') + '\n');
	return { path, rows, sums };
}

/** A table with one cell of so many characters. */
export function bigCell(length) {
	const path = join(folder, `cell-${length}.csv`);
	const long = '群聊记录 '
		.repeat(Math.ceil(length / 5))
		.slice(0, length)
		.trimEnd();
	const rows = Array.from({ length: 100 }, (_, row) => [
		...[0, 1, 2].map((c) => cell(row, c)),
		text(row === 50 ? long : `short ${row}`),
	]);
	const sums = [0, 1, 2, 3].map((c) => rows.reduce((sum, cells) => sum + cells[c][1], 0));
	const lines = rows.map((cells) => cells.map(([written]) => written).join());
	writeFileSync(path, ['member_id,time,event,text', ...lines, ''].join('\n'));
	return { path, rows: rows.length, sums };
}

/** A zip with deflated entries, written as they come. */
class ZipFile {
	#file;
	#at = 0;
	#directory = [];

	constructor(path) {
		this.#file = openSync(path, 'w');
	}

	#write(bytes) {
		writeSync(this.#file, bytes);
		this.#at += bytes.length;
	}

	async add(name, parts) {
		const packed = [];
		const deflate = createDeflateRaw({ level: 1 });
		deflate.on('data', (bytes) => packed.push(bytes));
		const ended = new Promise((resolve, reject) => deflate.on('end', resolve).on('error', reject));
		let [size, sum] = [0, 0];
		for await (const part of parts) {
			const bytes = Buffer.from(part);
			size += bytes.length;
			sum = crc32(bytes, sum);
			if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve));
		}
		deflate.end();
		await ended;
		const data = Buffer.concat(packed);
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(0x800, 2);
		head.writeUInt16LE(8, 4);
		head.writeUInt32LE(0x5a210000, 6);
		head.writeUInt32LE(sum, 10);
		head.writeUInt32LE(data.length, 14);
		head.writeUInt32LE(size, 18);
		head.writeUInt16LE(Buffer.byteLength(name), 22);
		const offset = this.#at;
		this.#write(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name)]));
		this.#write(data);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		const version = Buffer.from([20, 0]);
		this.#directory.push(
			Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), version, head, tail, Buffer.from(name)]),
		);
	}

	finish() {
		const at = this.#at;
		const bytes = Buffer.concat(this.#directory);
		this.#write(bytes);
		const end = Buffer.alloc(18);
		end.writeUInt16LE(this.#directory.length, 4);
		end.writeUInt16LE(this.#directory.length, 6);
		end.writeUInt32LE(bytes.length, 8);
		end.writeUInt32LE(at, 12);
		this.#write(Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), end]));
		closeSync(this.#file);
	}
}
