import type { Data } from '../analyses/contract';
import { isOrderKind, ORDER_ROLES } from '../analyses/shared/money';
import { orderNumbers } from '../analyses/shared/order-numbers';
import { kindOf } from '../analyses/shared/selector';
import type { Numbered } from '../columns/number-pairs';
import type { EventRole } from '../columns/timeline';
import type { Facts } from '../model/dataset';
import type { EventSelector } from '../model/event-selector';
import { nodes, type Measure, type Rule } from '../model/rule';

/** Are the events of a selector orders, of which one may have several rows? Only where it names a kind. */
export function areOrders(facts: Pick<Facts, 'roles' | 'kinds'>, selector: EventSelector): boolean {
	const kind = kindOf(selector);
	return kind !== undefined && isOrderKind(facts, kind);
}

/** By row the order of its member to which it belongs; null where every row is an event of its own. */
export function ordersAmong(
	data: Pick<Data, 'facts' | 'timeline'>,
	...selectors: readonly EventSelector[]
): Numbered | null {
	const some = selectors.some((selector) => areOrders(data.facts, selector));
	return some ? orderNumbers(data.timeline) : null;
}

/** The roles by which rows belong together in the counts and sequences of a rule. */
export function ruleRoles(rule: Rule, facts: Pick<Facts, 'roles' | 'kinds'>): readonly EventRole[] {
	const of = (selector: EventSelector): boolean => areOrders(facts, selector);
	for (const node of nodes(rule)) {
		const { type } = node;
		if (type === 'event' && counts(node.measure) && of(node.event)) return ORDER_ROLES;
		if (type === 'sequence' && (of(node.first) || of(node.second))) return ORDER_ROLES;
	}
	return [];
}

/** Does a measure say how many events there are? */
function counts({ of }: Measure): boolean {
	return of === 'count' || of === 'never';
}
