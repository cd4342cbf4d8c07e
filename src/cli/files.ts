import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, isAbsolute, resolve } from 'node:path';
import * as v from 'valibot';
import { nextTask } from '../lib/engine/drive';
import { openFile } from '../lib/intake/convert';
import type { InputFile } from '../lib/intake/types';
import { mappingSchema, type Mapping } from '../lib/model/mapping';
import { InputError, withoutPrototypes } from './args';
import { issueText } from './script-words';

/** The absolute path of a file that is there: relative to the first of the folders in which it is. */
export async function findFile(path: string, folders: readonly string[]): Promise<string> {
	const candidates = isAbsolute(path) ? [path] : folders.map((folder) => resolve(folder, path));
	for (const candidate of candidates) {
		const found = await stat(candidate).catch(() => null);
		if (found?.isFile() === true) return candidate;
		if (found !== null) throw new InputError('unreadable', `${path}: not a file`);
	}
	throw new InputError('no-file', `${path}: no such file`);
}

/** A file as intake takes it: read in slices. */
export async function openInput(path: string): Promise<InputFile> {
	try {
		return { name: basename(path), blob: (await openAsBlob(path)) as Blob };
	} catch (error) {
		throw unreadable(path, error);
	}
}

/** The text tables of a file. Throws IntakeError. */
export function openTables(file: InputFile): Promise<readonly InputFile[]> {
	return openFile(file, {
		progress: () => undefined,
		cancelled: () => false,
		yieldNow: nextTask,
	});
}

export async function readText(path: string): Promise<string> {
	try {
		return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
	} catch (error) {
		throw unreadable(path, error);
	}
}

/** A mapping as docs/formats.md describes it. `from` names its file (or case) in messages. */
export function checkMapping(document: unknown, from: string): Mapping {
	const checked = v.safeParse(mappingSchema, document);
	if (checked.success) return checked.output;
	const [issue] = checked.issues;
	const path = v.getDotPath(issue);
	const where = path === null ? '' : ` at ${path}`;
	throw new InputError(
		'bad-mapping',
		`${from}: not a mapping${where}: ${issueText(issue.message)}`,
	);
}

export async function readMapping(path: string): Promise<Mapping> {
	const text = await readText(path);
	let document: unknown;
	try {
		document = JSON.parse(text, withoutPrototypes);
	} catch {
		throw new InputError('bad-mapping', `${path}: not JSON`);
	}
	return checkMapping(document, path);
}

function unreadable(path: string, error: unknown): InputError {
	return new InputError('unreadable', `${path}: ${error instanceof Error ? error.message : error}`);
}

/** Without the hidden sheets, unless there are no others. */
export function visible(inputs: readonly InputFile[]): readonly InputFile[] {
	const shown = inputs.filter(({ origin }) => origin?.hidden !== true);
	return shown.length > 0 ? shown : inputs;
}
