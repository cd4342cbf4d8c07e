/** The attributes of every tag of this name, whatever its prefix: for the short parts that say what a workbook holds. */
export function tags(xml: string, name: string): string[] {
	const tag = new RegExp(`<(?:[\\w.-]+:)?${name}(\\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>`, 'g');
	return Array.from(xml.matchAll(tag), ([, attributes]) => attributes ?? '');
}

/** The value of an attribute, whatever its prefix; undefined if there is none. */
export function attribute(attributes: string, name: string): string | undefined {
	const all = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
	for (const [, key, double, single] of attributes.matchAll(all))
		if (key === name) return resolve(double ?? single!);
	return undefined;
}

const ENTITIES = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

/** Resolves entities, and what XML cannot say: `_x000D_`. */
function resolve(text: string): string {
	const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi;
	return text
		.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
			if (name !== undefined) return ENTITIES.get(name) ?? whole;
			const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
			return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
		})
		.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
