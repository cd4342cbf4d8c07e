import type { ImportFailure } from '../lib/engine/intake-protocol';
import type { Failure } from '../lib/engine/protocol';
import { InputError } from './args';
import { issueText, reasonText } from './script-words';

/** Why a file was not taken, in words: names the file and, where it is known, row and column. */
export function inputError(failure: ImportFailure): InputError {
	return new InputError(failure.kind, importText(failure));
}

function importText(failure: ImportFailure): string {
	switch (failure.kind) {
		case 'unreadable': {
			const { file, row, column, value, reason } = failure;
			const where = [
				file,
				...(row > 0 ? [`row ${row}`] : []),
				...(column === '' ? [] : [`column ${column}`]),
			].join(', ');
			const what = reasonText(reason, column);
			return `${where}: ${what}${value === '' ? '' : ` (${JSON.stringify(value)})`}`;
		}
		case 'nothing-usable':
			return `${failure.file}: no row names a member; see what inspect proposes and give a --mapping`;
		case 'quota':
			return `not enough room: ${failure.needed} more bytes needed`;
		default:
			return failure.kind;
	}
}

/** Why there is no result, in words. */
export function runError(failure: Failure): InputError {
	return new InputError(failure.kind, runText(failure));
}

function runText(failure: Failure): string {
	switch (failure.kind) {
		case 'needs-role':
			return `a column must be mapped as ${failure.role}`;
		case 'needs-events':
			return 'the data hold no events, only members';
		case 'no-column':
			return `the data have no column ${failure.column}`;
		case 'bad-params':
			return badParams(failure);
		case 'unknown-analysis':
			return `there is no analysis ${failure.id}`;
		case 'damaged':
			return `column ${failure.column} is damaged`;
		case 'empty-scope':
			return 'nothing lies in this scope';
		case 'no-segment':
			return `there is no segment ${failure.segment}; give its rule in its place`;
		case 'no-tag':
			return `there is no tag ${failure.tag}`;
		default:
			return failure.kind;
	}
}

/** The engine checks the scope too, under the path `scope`. */
function badParams({ path, message }: Extract<Failure, { kind: 'bad-params' }>): string {
	const inScope = /^scope(?=$|\.)/.test(path);
	const inside = inScope ? path.slice('scope.'.length) : path;
	return `${inScope ? 'scope' : 'params'}${inside === '' ? '' : ` at ${inside}`}: ${issueText(message)}`;
}
