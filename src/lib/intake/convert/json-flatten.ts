import { field, isObject, scalarText, textField, type JsonObject } from './json';

/** Objects deeper than this stay JSON text. */
const DEPTH_MAX = 8;
/** Fields of a typed value of Google Analytics, of which one is filled. */
const TYPED = ['string_value', 'int_value', 'float_value', 'double_value'];

/** The cells of a record by column: `a.b` for what lies in `a`. Names come from the file, hence a Map. */
export function flatten(record: JsonObject): Map<string, string> {
	const cells = new Map<string, string>();
	addObject(cells, '', record, 0);
	return cells;
}

function addObject(
	cells: Map<string, string>,
	path: string,
	object: JsonObject,
	depth: number,
): void {
	const before = path === '' ? '' : `${path}.`;
	for (const [key, value] of Object.entries(object)) {
		addValue(cells, before + key, value, depth);
	}
}

function addValue(cells: Map<string, string>, path: string, value: unknown, depth: number): void {
	if (Array.isArray(value)) addList(cells, path, value, depth);
	else if (!isObject(value)) set(cells, path, scalarText(value));
	else if (depth >= DEPTH_MAX) set(cells, path, jsonText(value));
	else addObject(cells, path, value, depth + 1);
}

function addList(
	cells: Map<string, string>,
	path: string,
	list: readonly unknown[],
	depth: number,
): void {
	if (list.length === 0) set(cells, path, '');
	else if (!list.some((item) => typeof item === 'object' && item !== null)) {
		set(cells, path, list.map(scalarText).join(';'));
	} else if (list.every(isPair)) {
		for (const pair of list) addPair(cells, `${path}.${textField(pair, 'key')}`, pair, depth);
	} else set(cells, path, jsonText(list));
}

/** `{ "key": "page", "value": … }`, of which a list is an object in other clothes. */
function isPair(item: unknown): item is JsonObject {
	return isObject(item) && typeof field(item, 'key') === 'string' && Object.hasOwn(item, 'value');
}

function addPair(cells: Map<string, string>, path: string, pair: JsonObject, depth: number): void {
	const value = field(pair, 'value');
	if (!isObject(value) || !TYPED.some((type) => Object.hasOwn(value, type))) {
		addValue(cells, path, value, depth + 1);
		return;
	}
	set(cells, path, TYPED.map((type) => textField(value, type)).find((text) => text !== '') ?? '');
	for (const [key, other] of Object.entries(value)) {
		if (!TYPED.includes(key)) addValue(cells, `${path}.${key}`, other, depth + 1);
	}
}

/** Two values of one name, as in a list of pairs or beside a key with a point in it, stand in one cell. */
function set(cells: Map<string, string>, path: string, text: string): void {
	const there = cells.get(path);
	if (there === undefined || there === '') cells.set(path, text);
	else if (text !== '') cells.set(path, `${there};${text}`);
}

/** JSON too deep to be written again is only hinted at. */
function jsonText(value: unknown): string {
	try {
		return JSON.stringify(value);
	} catch {
		return '…';
	}
}
