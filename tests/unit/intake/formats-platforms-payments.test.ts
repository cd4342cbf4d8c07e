// Orders and payments of Shopify and Stripe, in hand-written files of their shapes.
import { describe, expect, test } from 'vitest';
import { imported } from './imported';

describe('shopify-orders', () => {
	const header =
		'Name,Email,Financial Status,Paid at,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Billing Name,Cancelled at,Refunded Amount';

	test('only the first line of an order counts; what is not paid yet does not', async () => {
		const { format, mapping, events, problems, currency } = await imported(`${header}
			#1001,a@example.com,paid,2026-05-01 10:00:00 +0200,EUR,100.90,100.90,2026-05-01 09:00:00 +0200,1,Matcha,62.95,Ana,,0.00
			#1001,a@example.com,,,,,,2026-05-01 09:00:00 +0200,2,Tea,18.98,,,
			#1002,a@example.com,authorized,,EUR,20.00,20.00,2026-05-02 09:00:00 +0200,1,Tea,20,Ana,,0.00
			#1003,a@example.com,pending,,EUR,20.00,20.00,2026-05-03 09:00:00 +0200,1,Tea,20,Ana,,0.00
			#1004,,paid,2026-05-04 09:00:00 +0200,EUR,20.00,20.00,2026-05-04 09:00:00 +0200,1,Tea,20,Ana,,0.00`);
		expect({ format, mapping, events, problems, currency }).toMatchInlineSnapshot(`
			{
			  "currency": "EUR",
			  "events": [
			    "a@example.com 2026-05-01 16:00 order amount=100.9 order=#1001",
			    "a@example.com 2026-05-02 15:00 order amount=20 order=#1002",
			  ],
			  "format": "shopify-orders",
			  "mapping": [
			    "event of Email",
			    "order at Paid at, otherwise Created at",
			    "amount: Total",
			    "order: Name",
			    "skip Total empty",
			    "skip Financial Status is pending|voided|expired",
			    "name: Billing Name",
			    "currency: Currency",
			  ],
			  "problems": [
			    "skipped-by-rule Total 1",
			    "skipped-by-rule Financial Status 1",
			    "no-member Email 1",
			  ],
			}
		`);
	});

	test('refunds count when the order was cancelled', async () => {
		const { mapping, events, problems } = await imported(`${header}
			#1001,a@example.com,refunded,2026-05-01 10:00:00 +0800,EUR,100,100,2026-05-01 10:00:00 +0800,1,Tea,100,Ana,2026-05-02 11:00:00 +0800,100.00`);
		expect(mapping[2]).toBe('refund at Cancelled at over Refunded Amount');
		expect(events).toEqual([
			'a@example.com 2026-05-01 10:00 order amount=100 order=#1001',
			'a@example.com 2026-05-02 11:00 refund amount=100 order=#1001',
		]);
		expect(problems).toEqual([]);
	});

	test('refunds without a time are said', async () => {
		const { problems } = await imported(`${header}
			#1001,a@example.com,partially_refunded,2026-05-01 10:00:00 +0800,EUR,100,100,2026-05-01 10:00:00 +0800,1,Tea,100,Ana,,20.00`);
		expect(problems).toEqual(['refund-without-time Refunded Amount 1']);
	});

	test('two currencies are said', async () => {
		const { currency, problems } = await imported(`${header}
			#1001,a@example.com,paid,2026-05-01 10:00:00 +0800,EUR,100,100,2026-05-01 10:00:00 +0800,1,Tea,100,Ana,,
			#1002,a@example.com,paid,2026-05-01 10:00:00 +0800,SEK,100,100,2026-05-01 10:00:00 +0800,1,Tea,100,Ana,,`);
		expect(currency).toBe(null);
		expect(problems).toEqual(['several-currencies Currency 1']);
	});
});

describe('stripe-payments', () => {
	const header =
		'id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Status,Customer ID,Customer Email,Card ID,Card Last4';

	test('what was paid, in the data set’s zone', async () => {
		const { format, mapping, events, problems, currency, table } = await imported(`${header}
			ch_1,,Payment complete.,2026-07-01 15:04,"1,049.00",0.00,usd,"1,049.00",Paid,cus_1,a@example.com,card_1,0042
			ch_2,,Declined.,2026-07-02 18:04,20.00,0.00,usd,20.00,Failed,cus_1,a@example.com,card_1,0042
			ch_3,,Payment complete.,2026-07-03 18:04,20.00,5.00,usd,20.00,Paid,cus_2,b@example.com,card_1,0042`);
		expect({ format, mapping, events, problems, currency }).toMatchInlineSnapshot(`
			{
			  "currency": "USD",
			  "events": [
			    "cus_1 2026-07-01 23:04 order amount=1049 order=ch_1",
			    "cus_2 2026-07-04 02:04 order amount=20 order=ch_3",
			  ],
			  "format": "stripe-payments",
			  "mapping": [
			    "event of Customer ID",
			    "order at Created (UTC)",
			    "amount: Amount",
			    "order: id",
			    "skip Status is-not Paid|paid",
			    "currency: Currency",
			  ],
			  "problems": [
			    "refund-without-time Amount Refunded 1",
			    "skipped-by-rule Status 1",
			  ],
			}
		`);
		expect(table.columns.at(-1)).toMatchObject({ kind: 'category', top: [['0042', 3]] });
	});

	test('refunds with a time; guests by e-mail', async () => {
		const { events, problems } = await imported(
			`${header.replace('Created (UTC)', 'Created date (UTC)')},Refunded date (UTC)
			ch_1,,Payment complete.,2026-07-01 10:00:00,20.00,20.00,usd,20.00,Refunded,,a@example.com,card_1,0042,2026-07-05 10:00:00
			ch_2,,Payment complete.,2026-07-02 10:00:00,20.00,0.00,usd,20.00,Paid,cus_2,b@example.com,card_1,0042,`,
			'UTC',
		);
		expect({ events, problems }).toMatchInlineSnapshot(`
			{
			  "events": [
			    "a@example.com 2026-07-01 10:00 order amount=20 order=ch_1",
			    "a@example.com 2026-07-05 10:00 refund amount=20 order=ch_1",
			    "b@example.com 2026-07-02 10:00 order amount=20 order=ch_2",
			  ],
			  "problems": [],
			}
		`);
	});
});
