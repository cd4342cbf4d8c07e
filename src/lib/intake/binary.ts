import { IntakeError } from './types';

const MAGIC: readonly (readonly [reason: string, bytes: readonly number[]])[] = [
	['file-gzip', [0x1f, 0x8b]],
	['file-excel', [0xd0, 0xcf, 0x11, 0xe0]],
	['file-pdf', [0x25, 0x50, 0x44, 0x46]],
	['file-image', [0x89, 0x50, 0x4e, 0x47]],
	['file-image', [0xff, 0xd8, 0xff]],
	['file-image', [0x47, 0x49, 0x46, 0x38]],
	['file-zip', [0x50, 0x4b, 0x03, 0x04]],
	['file-zip', [0x50, 0x4b, 0x05, 0x06]],
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
	// A workbook is a zip whose first entries are named so.
	if (found === 'file-zip' && /xl\/|\[Content_Types\]\.xml/.test(ascii)) return 'file-excel';
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
