import type { ConvertHooks } from '../types';
import { chunks } from './chunks';

export interface XmlHandler {
	/** Names are without their prefix; `attributes` is what stands between name and `>`. A lone tag opens and closes. */
	open(name: string, attributes: string): void;
	close(name: string): void;
	/** Text comes in pieces, entities resolved. */
	text(text: string): void;
}

/** A tag that is longer is none. */
const MAX_TAG = 1024 * 1024;
/** `&#1114111;` is the longest entity that XML has. */
const MAX_ENTITY = 12;

/** Thrown on what is no XML. */
export class NotXml extends Error {
	override name = 'NotXml';
}

/**
 * Reads the XML of a workbook in pieces. Document types and the entities that they define are ignored. Knows no
 * namespaces, as the parts of a workbook need none.
 */
export async function readXml(blob: Blob, hooks: ConvertHooks, handler: XmlHandler): Promise<void> {
	const decoder = new TextDecoder(await encodingOf(blob));
	let rest = '';
	for await (const bytes of chunks(blob, hooks)) {
		rest = scan(rest + decoder.decode(bytes, { stream: true }), handler);
		if (rest.length > MAX_TAG) throw new NotXml('a tag without an end');
	}
	rest = scan(rest + decoder.decode(), handler);
	if (rest.trim() !== '') throw new NotXml('cut off');
}

async function encodingOf(blob: Blob): Promise<string> {
	const [a, b] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
	if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
	return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : 'utf-8';
}

/** What is left over belongs to the next piece. */
function scan(text: string, handler: XmlHandler): string {
	let at = 0;
	for (;;) {
		const tag = text.indexOf('<', at);
		if (tag === -1) return keepEntity(text, at, handler);
		if (tag > at) handler.text(resolve(text.slice(at, tag)));
		const next = text.charCodeAt(tag + 1);
		const end = next === 33 ? declarationEnd(text, tag, handler) : tagEnd(text, tag);
		if (end === -1) return text.slice(tag);
		if (next === 47) handler.close(localName(text.slice(tag + 2, end)));
		else if (next !== 33 && next !== 63) openTag(text, tag + 1, end, handler);
		at = end + 1;
	}
}

function keepEntity(text: string, at: number, handler: XmlHandler): string {
	const entity = text.lastIndexOf('&');
	const cut = entity >= at && entity > text.length - MAX_ENTITY && !text.includes(';', entity);
	const end = cut ? entity : text.length;
	if (end > at) handler.text(resolve(text.slice(at, end)));
	return text.slice(end);
}

function openTag(text: string, begin: number, end: number, handler: XmlHandler): void {
	const lone = text.charCodeAt(end - 1) === 47;
	const last = lone ? end - 1 : end;
	let space = begin;
	while (space < last && text.charCodeAt(space) > 32) space++;
	const name = localName(text.slice(begin, space));
	handler.open(name, text.slice(space, last));
	if (lone) handler.close(name);
}

function localName(tag: string): string {
	const colon = tag.indexOf(':');
	return (colon === -1 ? tag : tag.slice(colon + 1)).trimEnd();
}

/** The `>` that ends a tag: one in a value does not follow a quote. */
function tagEnd(text: string, tag: number): number {
	let end = text.indexOf('>', tag);
	if (text.charCodeAt(tag + 1) === 47) return end;
	while (end !== -1 && isInValue(text, tag, end)) end = text.indexOf('>', end + 1);
	return end;
}

function isInValue(text: string, tag: number, end: number): boolean {
	let last = end - 1;
	while (last > tag && (text.charCodeAt(last) <= 32 || text.charCodeAt(last) === 47)) last--;
	const sign = text.charCodeAt(last);
	if (sign === 34 || sign === 39 || sign === 63) return false;
	for (let i = tag; i < end; i++) if (text.charCodeAt(i) === 61) return true;
	return false;
}

/** Comments, CDATA and document types; −1 = it goes on in the next piece. */
function declarationEnd(text: string, tag: number, handler: XmlHandler): number {
	if (text.startsWith('<!--', tag)) return after(text, '-->', tag + 4);
	if (text.startsWith('<![CDATA[', tag)) {
		const end = after(text, ']]>', tag + 9);
		if (end !== -1) handler.text(text.slice(tag + 9, end - 2));
		return end;
	}
	return text.length - tag < 9 ? -1 : text.indexOf('>', tag);
}

function after(text: string, mark: string, from: number): number {
	const found = text.indexOf(mark, from);
	return found === -1 ? -1 : found + mark.length - 1;
}

const ENTITIES = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

function resolve(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi,
		(whole, decimal, hex, name) => {
			if (name !== undefined) return ENTITIES.get(name as string) ?? whole;
			const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		},
	);
}

/** The value of an attribute, whatever its prefix; undefined if there is none. */
export function attribute(attributes: string, name: string): string | undefined {
	// By far the most are written like this.
	const needle = `${name}="`;
	const plain =
		!attributes.includes("'") && !attributes.includes(' =') && !attributes.includes('= ');
	if (!plain) return anyAttribute(attributes, name);
	let at = attributes.indexOf(needle);
	while (at > 0 && !isBoundary(attributes.charCodeAt(at - 1)))
		at = attributes.indexOf(needle, at + 1);
	if (at === -1) return undefined;
	const begin = at + needle.length;
	const end = attributes.indexOf('"', begin);
	return end === -1 ? undefined : resolve(attributes.slice(begin, end));
}

/** A blank or the end of a prefix. */
function isBoundary(code: number): boolean {
	return code <= 32 || code === 58;
}

function anyAttribute(attributes: string, name: string): string | undefined {
	const pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
	const match = pattern.exec(attributes);
	return match ? resolve(match[1] ?? match[2]!) : undefined;
}
