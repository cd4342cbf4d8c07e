import type { Finding, FindingValue } from '../analyses/contract';
import type { Translator } from '../i18n/format';
import { numbers } from '../i18n/numbers';
import { eventText } from './tokens/text';

/** A finding as a sentence in the language of `t` (the analysis's own messages). */
export function findingText(finding: Finding, t: Translator<string>): string {
	const values: Record<string, string | number> = {};
	for (const [name, value] of Object.entries(finding.values)) {
		values[name] = valueText(value, t);
		// For plurals: the message chooses by the number and shows the text.
		if (typeof value === 'object' && 'count' in value) values[`${name}Number`] = value.count;
	}
	return t(finding.key, values);
}

function valueText(value: FindingValue, t: Translator<string>): string {
	if (typeof value === 'string') return value;
	const n = numbers(t.locale);
	if ('count' in value) return n.count(value.count);
	if ('share' in value) return n.percent(value.share, value.digits ?? 1);
	if ('points' in value) return n.points(value.points, 1);
	if ('money' in value) return n.money(value.money, value.currency ?? undefined);
	if ('number' in value) return n.decimal(value.number, value.digits);
	if ('day' in value) return n.date(value.day, 'iso');
	if ('durationMs' in value) return n.duration(value.durationMs);
	if ('event' in value) return eventText(value.event, t.locale);
	return t(value.message);
}
