import type { ColumnFacts } from '../../model/dataset';
import type { Mapping } from '../../model/mapping';
import type { Format } from '../types';
import { amplitude } from './amplitude';
import { chatlog } from './chatlog';
import { discord } from './discord';
import { discourseUsers } from './discourse-users';
import { douyinOrders } from './douyin-orders';
import { ga4 } from './ga4';
import { generic } from './generic';
import { jdOrders } from './jd-orders';
import { mailchimpAudience } from './mailchimp-audience';
import { memotrace } from './memotrace';
import { mixpanel } from './mixpanel';
import { opsbookEvents } from './opsbook-events';
import { pddOrders } from './pdd-orders';
import { posthog } from './posthog';
import { shopifyCustomers } from './shopify-customers';
import { shopifyOrders } from './shopify-orders';
import { slack } from './slack';
import { stripePayments } from './stripe-payments';
import { taobaoItems } from './taobao-items';
import { taobaoOrders } from './taobao-orders';
import { telegram } from './telegram';
import { wecomCustomers } from './wecom-customers';
import { wenjuanxing } from './wenjuanxing';
import { whatsapp } from './whatsapp';
import { xhsNotes } from './xhs-notes';
import { youzanOrders } from './youzan-orders';

export const FORMATS: readonly Format[] = [
	opsbookEvents,
	taobaoOrders,
	taobaoItems,
	pddOrders,
	douyinOrders,
	youzanOrders,
	jdOrders,
	xhsNotes,
	wenjuanxing,
	wecomCustomers,
	discourseUsers,
	shopifyOrders,
	shopifyCustomers,
	stripePayments,
	mailchimpAudience,
	telegram,
	slack,
	discord,
	whatsapp,
	memotrace,
	chatlog,
	mixpanel,
	posthog,
	amplitude,
	ga4,
	generic,
];

/** The format that is most certain of these headers, the first of equals, and what it makes of the columns. */
export function recogniseAndMap(
	headers: readonly string[],
	sampleRows: readonly (readonly string[])[],
	columns: readonly ColumnFacts[],
	/** The format that made the table, where that is known (convert/). */
	known?: string,
): { format: string; mapping: Mapping } {
	const made = FORMATS.find(({ id }) => id === known);
	if (made !== undefined) return { format: made.id, mapping: made.map(columns) };
	let best: Format = generic;
	let high = 0;
	for (const format of FORMATS) {
		const certainty = format.recognise(headers, sampleRows);
		if (certainty > high) {
			best = format;
			high = certainty;
		}
	}
	return { format: best.id, mapping: best.map(columns) };
}
