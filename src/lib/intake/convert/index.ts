import type { InputFile } from '../types';
import { discord } from './discord';
import { jsonTable } from './json-table';
import { telegram } from './telegram';
import { ConvertCancelled, type ConvertHooks, type Converter } from './types';
import { whatsapp } from './whatsapp';

/** The first that recognises a file converts it. A new one is a file and a line here. */
export const CONVERTERS: readonly Converter[] = [telegram, discord, whatsapp, jsonTable];

/** Bytes by which a file is recognised. */
const HEAD_BYTES = 64 * 1024;
/** An archive in an archive in an archive: nobody exports that. */
const MOST_NESTED = 3;

const SILENT: ConvertHooks = { progress: () => undefined, cancelled: () => false };

/**
 * The text tables of a file: itself, if it is one; else what its converter makes of it. Throws IntakeError and
 * ConvertCancelled.
 */
export async function openFile(
	file: InputFile,
	hooks: ConvertHooks = SILENT,
	depth = 0,
): Promise<readonly InputFile[]> {
	if (hooks.cancelled()) throw new ConvertCancelled('cancelled');
	const converter = await converterOf(file);
	if (converter === null || depth > MOST_NESTED) return [file];
	const tables: InputFile[] = [];
	for (const part of await converter.convert(file, hooks)) {
		// What a converter wrote as a table is one; what an archive held may be anything.
		if (part.origin !== undefined) tables.push(part);
		else tables.push(...(await openFile(part, hooks, depth + 1)));
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
