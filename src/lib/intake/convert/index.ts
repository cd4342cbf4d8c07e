import type { InputFile } from '../types';
import { discord } from './discord';
import { gzip } from './gzip';
import { jsonTable } from './json-table';
import { slack } from './slack';
import { refusal } from './refuse';
import { telegram } from './telegram';
import { ConvertCancelled, type ConvertHooks, type Converter } from './types';
import { wechat } from './wechat';
import { whatsapp } from './whatsapp';
import { workbook } from './workbook';
import { zip } from './zip';

/** The first that recognises a file converts it. A new one is a file and a line here. */
export const CONVERTERS: readonly Converter[] = [
	gzip,
	workbook,
	slack,
	zip,
	telegram,
	discord,
	whatsapp,
	wechat,
	jsonTable,
];

/** Bytes by which a file is recognised. */
const HEAD_BYTES = 64 * 1024;
/** An archive in an archive in an archive: nobody exports that. */
const MOST_NESTED = 3;
/** What archives in archives may become together: each alone may be honest. */
const MAX_OPENED_BYTES = 4 * 1024 * 1024 * 1024;

const SILENT: ConvertHooks = { progress: () => undefined, cancelled: () => false };

/**
 * The text tables of a file: itself, if it is one; else what its converter makes of it. Throws IntakeError and
 * ConvertCancelled.
 */
export function openFile(
	file: InputFile,
	hooks: ConvertHooks = SILENT,
): Promise<readonly InputFile[]> {
	return open(file, hooks, 0, { name: file.name, bytes: 0 });
}

async function open(
	file: InputFile,
	hooks: ConvertHooks,
	depth: number,
	opened: { readonly name: string; bytes: number },
): Promise<readonly InputFile[]> {
	if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
	const converter = await converterOf(file);
	if (converter === null || depth > MOST_NESTED) return [file];
	const parts = await converter.convert(file, hooks);
	for (const { blob } of parts) opened.bytes += blob.size;
	if (opened.bytes > MAX_OPENED_BYTES) throw refusal('file-too-large', opened.name);
	const tables: InputFile[] = [];
	for (const part of parts) {
		// What a converter wrote as a table is one; what an archive held may be anything.
		if (part.origin !== undefined) tables.push(part);
		else tables.push(...(await open(part, hooks, depth + 1, opened)));
	}
	return tables;
}

async function converterOf(file: InputFile): Promise<Converter | null> {
	const head = new Uint8Array(await file.blob.slice(0, HEAD_BYTES).arrayBuffer());
	for (const converter of CONVERTERS) {
		if (await converter.recognises(file, head)) return converter;
	}
	return null;
}
