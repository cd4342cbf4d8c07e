import type { Facts } from '../../model/dataset';

type Kind = Facts['kinds'][number];

/** What communities and shops call the steps to a sign-up or a purchase, in their usual order. */
const STAGES: readonly RegExp[] = [
	/^(reach|reached|deliver(ed)?|send|sent|触达|消息触达|送达|推送|发送)$/i,
	/^(click|clicked|open|opened|点击|打开)$/i,
	/^((product|item|page|goods)[-_ ]?)?view(ed)?([-_ ]?(product|item|page))?$|^(浏览|查看|商品浏览|浏览商品)$/i,
	/^(sign[-_ ]?up|signed[-_ ]?up|register(ed)?|registration|注册|报名)$/i,
	/^(add(ed)?[-_ ]?(to[-_ ]?)?cart|cart|加购|加入购物车)$/i,
	/^((begin|start)[-_ ]?)?checkout$|^shipping([-_ ]?(details|info))?$|^(结算|去结算|提交订单)$/i,
	/^(order|ordered|purchase|purchased|buy|paid|pay|payment|购买|下单|支付|付款)$/i,
];
/** From here on a stage is what one goes for. */
const SIGN_UP = 3;
const VIEW = 2;

/** Ends, and what goes wrong: nobody's aim. */
const ENDS =
	/^(leave|left|refund(ed)?|cancel(l?ed)?|unsubscribed?|churn|退款|退群|退出|离开|取消)$|error|fail|bug/i;

/** So many of those who reach the aim did it just before: a step on the way. */
const NEEDED = 0.8;
const MOST = 4;

/**
 * The steps of a first funnel: the way to the last known stage, by what nearly all who got there did before or by the names
 * that stages usually have, whichever says more; without known stages the kinds that most members did, in the order of their
 * first time. One step where there is but one kind.
 */
export function firstSteps({ kinds }: Pick<Facts, 'kinds'>): string[] {
	const all = [...kinds].sort((a, b) => b.members - a.members);
	const aims = all.filter(({ name }) => !ENDS.test(name));
	const stages = STAGES.map((stage) => aims.find(({ name }) => stage.test(name)));
	const goal = stages.findLast((kind, at) => kind !== undefined && at >= SIGN_UP);
	const needed = goal === undefined ? [] : wayTo(goal, aims);
	const usual = named(stages);
	const ways = [
		needed.length >= usual.length ? needed : usual,
		...(goal === undefined ? [] : [[...inOrder(aims.filter((k) => isBefore(k, goal))), goal]]),
		inOrder(aims),
		inOrder(all),
	];
	const steps = ways.find((way) => way.length > 1) ?? all;
	return steps.map(({ name }) => name);
}

/** What nearly all who did the goal had begun with shortly before, and the goal. */
function wayTo(goal: Kind, kinds: readonly Kind[]): Kind[] {
	const needed = kinds.filter(
		(kind) => next(kind, goal) >= NEEDED * goal.members && isBefore(kind, goal),
	);
	return [...sorted(needed).slice(1 - MOST), goal];
}

/** Known stages in their usual order; a view is a step only where it comes between the stages around it. */
function named(stages: readonly (Kind | undefined)[]): Kind[] {
	const found = stages.filter((kind) => kind !== undefined);
	return found.filter((kind, i) => {
		const [before, after] = [found[i - 1], found[i + 1]];
		const between =
			after !== undefined &&
			isBefore(kind, after) &&
			(before === undefined || isBefore(before, kind));
		return kind !== stages[VIEW] || between;
	});
}

/** The kinds that most members did, by when they first happen. */
function inOrder(kinds: readonly Kind[]): Kind[] {
	return sorted(kinds.slice(0, MOST));
}

/** First what comes before most of the others; kinds of one place by members. */
function sorted(kinds: readonly Kind[]): Kind[] {
	const wins = (kind: Kind) => kinds.filter((other) => isBefore(kind, other)).length;
	return [...kinds].sort((a, b) => wins(b) - wins(a) || b.members - a.members);
}

/** Do more members begin with it before the other than after? */
function isBefore(kind: Kind, other: Kind): boolean {
	return next(kind, other) > next(other, kind);
}

function next({ then = [] }: Kind, { name }: Kind): number {
	return then.find(([kind]) => kind === name)?.[1] ?? 0;
}
