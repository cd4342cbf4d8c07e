import { IntakeError } from './types';

/** Workbooks, zip and gzip are opened by converters before; here they are archives in archives in archives. */
const MAGIC: readonly (readonly [reason: string, bytes: readonly number[]])[] = [
	['file-nested', [0x1f, 0x8b]],
	['file-nested', [0xd0, 0xcf, 0x11, 0xe0]],
	['file-nested', [0x50, 0x4b, 0x03, 0x04]],
	['file-nested', [0x50, 0x4b, 0x05, 0x06]],
	['file-archive', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
	['file-archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
	['file-archive', [0x28, 0xb5, 0x2f, 0xfd]],
	['file-archive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
	['file-archive', [0x42, 0x5a, 0x68, 0x39]],
	['file-pdf', [0x25, 0x50, 0x44, 0x46]],
	['file-image', [0x89, 0x50, 0x4e, 0x47]],
	['file-image', [0xff, 0xd8, 0xff]],
	['file-image', [0x47, 0x49, 0x46, 0x38]],
];

/** Throws an IntakeError that says what to do with a file that is no text table, told by its first bytes. */
export function refuseBinary(name: string, head: Uint8Array): void {
	const reason = binaryReason(head);
	if (reason !== undefined)
		throw new IntakeError(reason, { file: name, row: 0, column: '', value: '' });
}

function binaryReason(head: Uint8Array): string | undefined {
	const ascii = String.fromCharCode(...head.subarray(0, 4096));
	const found = MAGIC.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
	if (found !== undefined) return found;
	const text = ascii.replace(/^\xef\xbb\xbf/, '').trimStart();
	if (/^(<!doctype html|<html|<table|<head|<meta)/i.test(text)) return 'file-html';
	if (/^(\{\s*"|\[\s*(\{\s*"|\[))/.test(text)) return 'json-no-table';
	return undefined;
}

/** Throws an IntakeError when decoded text is full of control characters that no text has. NUL may be data. */
export function refuseControls(name: string, text: string): void {
	const length = Math.min(text.length, 4096);
	let controls = 0;
	for (let i = 0; i < length; i++) {
		const code = text.charCodeAt(i);
		if (code > 0 && code < 32 && (code < 7 || (code > 13 && code !== 27))) controls++;
	}
	if (controls > length / 20) {
		throw new IntakeError('file-binary', { file: name, row: 0, column: '', value: '' });
	}
}
