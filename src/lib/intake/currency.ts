import type { Mapping } from '../model/mapping';
import { asCategory } from './as-category';
import { USED, type RowPlan } from './plan-rows';
import { codeOf } from './values/number';

const CURRENCY_WORDS: readonly (readonly [code: string, pattern: RegExp])[] = [
	['CNY', /\((元|人民币|¥|rmb|cny)\)|(^|[^a-z])(rmb|cny)([^a-z]|$)/i],
	['USD', /\$|(^|[^a-z])usd([^a-z]|$)/i],
	['EUR', /€|(^|[^a-z])eur([^a-z]|$)/i],
	['GBP', /£|(^|[^a-z])gbp([^a-z]|$)/i],
];

/** What the tables said of their amounts; null when nobody said it or they differ. */
export function currencyOf(plans: readonly RowPlan[]): string | null {
	const said = new Set(plans.flatMap((plan) => [...(currenciesIn(plan) ?? currenciesOf(plan))]));
	const [only] = said;
	return said.size === 1 && /^[A-Z]{3}$/.test(only!) ? only! : null;
}

/** The currencies that the column of currencies says in rows that are used; null when the table has none. */
export function currenciesIn({ table, state }: RowPlan): ReadonlySet<string> | null {
	const name = table.mapping.currency;
	const column = name === undefined ? undefined : table.table.frame.columns.get(name);
	if (column === undefined) return null;
	const { codes, dictionary } = asCategory(column);
	const seen = new Set<number>();
	for (let row = 0; row < state.length; row++) if (state[row] === USED) seen.add(codes[row]!);
	const texts = [...seen].map((code) => dictionary.values[code]!.trim().normalize('NFKC'));
	return new Set(
		texts.filter((text) => text !== '').map((text) => codeOf(text) ?? text.toUpperCase()),
	);
}

/** What the cells of the amounts said, else their headers. */
function currenciesOf({ table }: RowPlan): ReadonlySet<string> {
	const said = new Set<string>();
	for (const name of amountColumns(table.mapping)) {
		const facts = table.table.columns.find((column) => column.name === name);
		if (facts === undefined) continue;
		const header = (facts.header ?? facts.name).normalize('NFKC');
		const code = facts.unit ?? CURRENCY_WORDS.find(([, pattern]) => pattern.test(header))?.[0];
		if (code !== undefined && code !== '%') said.add(code);
	}
	return said;
}

function amountColumns({ roles, events }: Mapping): string[] {
	return [roles.amount, ...events.map(({ amount }) => amount)].filter((name) => name !== undefined);
}
