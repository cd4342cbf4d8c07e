import { checkMapping } from '../lib/intake/check-mapping';
import { inspect as inspectFile } from '../lib/intake/inspect';
import {
	IntakeError,
	type EncodingName,
	type InputFile,
	type Inspection,
	type ReadOptions,
} from '../lib/intake/types';
import { InputError, Once, UsageError, readWords } from './args';
import { checkZone } from './compute';
import { inputError } from './failures';
import { findFile, openInput, openTables } from './files';
import { print, tell, toJson } from './output';

const ENCODINGS: readonly EncodingName[] = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'gb18030',
	'big5',
	'shift_jis',
	'windows-1252',
	'windows-1250',
	'windows-1251',
	'windows-1254',
];

/** `inspect FILE…`: what each table of each file is and what its rows probably mean, in the order of the files. */
export async function inspect(args: readonly string[]): Promise<number> {
	const { files, options, zone } = readInspect(args);
	const answers = [];
	let failed = 0;
	for (const file of files) {
		try {
			answers.push(...(await inspectOne(file, options, zone)));
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			failed++;
			tell(error.message);
			answers.push({ file, error: { kind: error.kind, message: error.message } });
		}
	}
	print(toJson(answers, 2));
	return failed > 0 ? 1 : 0;
}

async function inspectOne(file: string, options: ReadOptions, zone: string) {
	const input = await openInput(await findFile(file, [process.cwd()]));
	try {
		const answers = [];
		const tables = await openTables(input);
		for (const table of tables) {
			const found = await inspectFile(table, options, zone);
			answers.push(told(file, placeOf(table, tables.length > 1), found));
		}
		return answers;
	} catch (error) {
		if (!(error instanceof IntakeError)) throw error;
		throw inputError({ kind: 'unreadable', reason: error.reason, ...error.problem });
	}
}

/** What a table was taken out of, if it was no text table of its own, and which of several it is. */
function placeOf({ origin, name }: InputFile, several: boolean) {
	const part = origin?.part ?? (several ? name : undefined);
	return {
		...(origin === undefined ? {} : { container: origin.converter }),
		...(part === undefined ? {} : { part }),
		...(origin?.hidden === true ? { hidden: true } : {}),
	};
}

function told(file: string, place: ReturnType<typeof placeOf>, found: Inspection) {
	const { dialect } = found;
	return {
		file,
		...place,
		format: found.format,
		bytes: found.bytes,
		encoding: dialect.encoding,
		encodingConfidence: dialect.encodingConfidence,
		bom: dialect.bom,
		mixed: dialect.mixed,
		delimiter: dialect.delimiter,
		newline: dialect.newline,
		headerRow: dialect.headerRow,
		rows: found.rows,
		rowsExact: found.rowsExact,
		columns: found.columns,
		mapping: found.mapping,
		/** What the mapping still lacks before the file can be imported. */
		lacks: checkMapping(found.mapping, found.columns).map(({ key, column }) => ({
			reason: key,
			column,
		})),
		problems: found.problems,
	};
}

function readInspect(args: readonly string[]): {
	files: string[];
	options: ReadOptions;
	zone: string;
} {
	const files: string[] = [];
	const encoding = new Once<EncodingName>('--encoding');
	const delimiter = new Once<string>('--delimiter');
	const headerRow = new Once<number>('--header-row');
	const zone = new Once<string>('--zone');
	for (const word of readWords(args, ['--encoding', '--delimiter', '--header-row', '--zone'], [])) {
		if ('positional' in word) {
			files.push(word.positional);
			continue;
		}
		const value = String(word.value);
		if (word.option === '--encoding') encoding.set(checkEncoding(value));
		if (word.option === '--delimiter') delimiter.set(value === '\\t' ? '\t' : value);
		if (word.option === '--header-row') headerRow.set(checkRow(value));
		if (word.option === '--zone') zone.set(checkZone(value));
	}
	if (files.length === 0) throw new UsageError('inspect needs a FILE');
	const options: ReadOptions = {
		...(encoding.value === undefined ? {} : { encoding: encoding.value }),
		...(delimiter.value === undefined ? {} : { delimiter: delimiter.value }),
		...(headerRow.value === undefined ? {} : { headerRow: headerRow.value }),
	};
	return { files, options, zone: zone.value ?? 'UTC' };
}

function checkEncoding(value: string): EncodingName {
	const known = ENCODINGS.find((name) => name === value.toLowerCase());
	if (known === undefined) throw new UsageError(`--encoding is one of ${ENCODINGS.join(', ')}`);
	return known;
}

function checkRow(value: string): number {
	const row = Number(value);
	if (!Number.isInteger(row) || row < -1) {
		throw new UsageError('--header-row counts lines from 0; -1 = there is no header');
	}
	return row;
}
