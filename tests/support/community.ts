import fc from 'fast-check';

/**
 * A random community of up to 60 members as a text table: who is in it clicks, orders or stays away, so that many of the
 * numbers of an analysis are small and some are not.
 */
export const community: fc.Arbitrary<string> = fc
	.array(
		fc.record({
			first: fc.nat(40),
			channel: fc.constantFrom('web', 'web', 'web', 'app', 'mail', ''),
			steps: fc.constantFrom(0, 1, 1, 2, 2, 3),
			orders: fc.array(fc.record({ after: fc.nat(40), amount: fc.nat(90) }), { maxLength: 3 }),
			returns: fc.array(fc.nat(50), { maxLength: 3 }),
		}),
		{ minLength: 1, maxLength: 60 },
	)
	.map((members) => {
		const lines = ['member_id,time,event,amount,channel,member:city'];
		members.forEach(({ first, channel, steps, orders, returns }, m) => {
			const add = (day: number, event: string, amount = ''): void => {
				const time = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
				lines.push(`m${m},${time},${event},${amount},${channel},${m % 7 === 0 ? 'Oslo' : 'Lyon'}`);
			};
			['reach', 'click', 'cart'].slice(0, steps).forEach((kind, i) => add(first + i, kind));
			for (const { after, amount } of steps > 1 ? orders : [])
				add(first + after, 'order', String(amount));
			for (const after of returns) add(first + after, 'message');
			if (steps === 0) add(first, 'join');
		});
		return lines.join('\n');
	});
