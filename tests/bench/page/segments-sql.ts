/** What segments ask, as SQL; `turn` changes rules as `RULES` does. */

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The days since 1970 of the last event, which is the as-of day. */
const TODAY = `(SELECT max(t) // ${DAY} FROM events)`;
const begin = (last: number): string => `(${TODAY} - ${last} + 1) * ${DAY}`;

/** Members of each node of the tree, in pre-order. */
const RULES: Readonly<Record<string, (turn: number) => string>> = {
	'rule-orders': (turn) => `SELECT count(DISTINCT member) AS n FROM events
		WHERE kind = 'order' AND amount >= ${100 + turn} AND grp <> 'g5' AND t >= ${begin(90)}`,
	'rule-days': (turn) => `SELECT count(*) AS n FROM (SELECT member FROM events
		WHERE t >= ${begin(60 + turn)} GROUP BY member HAVING count(DISTINCT t // ${DAY}) >= 3)`,
	'rule-sequence': (turn) => `WITH s AS (
			SELECT member, t, kind, min(CASE WHEN kind = 'order' THEN t END) OVER (
				PARTITION BY member ORDER BY t ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS after
			FROM events WHERE kind IN ('click', 'order')),
		m AS (SELECT bool_or(coalesce(after <= t + ${(168 + turn) * HOUR}, false)) AS did,
			bool_or(t + ${(168 + turn) * HOUR} <= (SELECT max(t) FROM events)) AS over
			FROM s WHERE kind = 'click' GROUP BY member)
		SELECT count(*) AS n FROM m WHERE over AND NOT did`,
	'rule-tree': (turn) => `WITH e AS (
			SELECT member,
				coalesce(round(sum(amount) FILTER (kind = 'order' AND t >= ${begin(90)}), 6), 0) >= ${100 + turn} AS a,
				count(*) FILTER (kind = 'view' AND t >= ${begin(30 + turn)}) >= 3 AS b,
				coalesce(max(t) FILTER (kind <> 'reach') // ${DAY} >= ${TODAY} - ${20 + turn}, false) AS c,
				count(*) FILTER (kind = 'leave') >= ${1 + turn} AS d
			FROM events GROUP BY member),
		s AS (SELECT member, t, kind, min(CASE WHEN kind = 'click' THEN t END) OVER (
				PARTITION BY member ORDER BY t ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS after
			FROM events WHERE kind IN ('reach', 'click')),
		q AS (SELECT DISTINCT member, true AS e FROM s WHERE kind = 'reach' AND after <= t + ${(240 + turn) * HOUR}),
		m AS (SELECT a, b, c, d, coalesce(q.e, false) AS e FROM e LEFT JOIN q USING (member))
		SELECT unnest([count(*) FILTER ((a OR b) AND c AND NOT d AND e), count(*) FILTER (a OR b), count(*) FILTER (a),
			count(*) FILTER (b), count(*) FILTER (c), count(*) FILTER (NOT d), count(*) FILTER (d),
			count(*) FILTER (e)]) AS n FROM m`,
};

/** New, growing, mature, at risk, lost: as in the analysis's list of stages. */
const STAGE = `CASE WHEN edge - first < 14 THEN 0 WHEN edge - last > lost THEN 4 WHEN edge - last > risk THEN 3
	WHEN recent > prior THEN 1 ELSE 2 END`;

const ANALYSES: Readonly<Record<string, string>> = {
	// Stages, percentiles of gaps, moves between the last two finished weeks, and the flow of weeks, from days with activity.
	lifecycle: `WITH d AS MATERIALIZED (SELECT DISTINCT member, t // ${DAY} AS day FROM events),
		b AS MATERIALIZED (SELECT quantile_cont(gap, 0.8) AS risk, quantile_cont(gap, 0.9) AS lost, count(gap) AS gaps
			FROM (SELECT day - lag(day) OVER (PARTITION BY member ORDER BY day) AS gap FROM d)),
		ends AS (SELECT unnest([max(day), (max(day) + 3) // 7 * 7 - 4, (max(day) + 3) // 7 * 7 - 11]) AS edge,
			unnest([0, 1, 2]) AS e FROM d),
		l AS (SELECT member, e, any_value(edge) AS edge, min(day) AS first, max(day) AS last,
				count(*) FILTER (edge - day < 28) AS recent, count(*) FILTER (edge - day BETWEEN 28 AND 55) AS prior
			FROM d JOIN ends ON day <= edge GROUP BY member, e),
		s AS MATERIALIZED (SELECT member, e, ${STAGE} AS stage FROM l, b),
		w AS MATERIALIZED (SELECT member, week, lag(week) OVER o AS before, lead(week) OVER o AS next
			FROM (SELECT DISTINCT member, (day + 3) // 7 AS week FROM d) WINDOW o AS (PARTITION BY member ORDER BY week)),
		a AS (SELECT week, count(*) AS active, count(*) FILTER (before IS NULL) AS new,
			count(*) FILTER (before = week - 1) AS back, count(*) FILTER (before < week - 1) AS resurrected
			FROM w GROUP BY week),
		z AS (SELECT week + 1 AS week, count(*) AS dormant FROM w WHERE next IS NULL OR next > week + 1 GROUP BY week)
		SELECT 0 AS x, stage AS y, count(*) AS a, 0 AS b, 0 AS c, 0 AS d, 0 AS e FROM s WHERE e = 0 GROUP BY stage
		UNION ALL SELECT 1, 0, risk, lost, gaps, 0, 0 FROM b
		UNION ALL SELECT 2, coalesce(p.stage, 6) * 10 + n.stage, count(*), 0, 0, 0, 0
			FROM (FROM s WHERE e = 1) n LEFT JOIN (FROM s WHERE e = 2) p USING (member) GROUP BY p.stage, n.stage
		UNION ALL SELECT 3, week, active, new, back, resurrected, coalesce(dormant, 0) FROM a LEFT JOIN z USING (week)
		ORDER BY 1, 2`,
	// Messages as content: pieces × active days, the head the top 1 %, the middle 9 % more; Gini, the fewest who write half.
	creators: `WITH c AS MATERIALIZED (SELECT count(*) FILTER (kind = 'message') AS pieces, count(DISTINCT t // ${DAY}) AS days
			FROM events GROUP BY member HAVING pieces > 0),
		s AS MATERIALIZED (SELECT pieces, days, pieces * days AS score,
			row_number() OVER (ORDER BY pieces * days DESC) AS place, row_number() OVER (ORDER BY pieces) AS up,
			sum(pieces) OVER (ORDER BY pieces DESC ROWS UNBOUNDED PRECEDING) AS so_far FROM c),
		n AS (SELECT count(*) AS n, sum(pieces) AS pieces FROM c),
		k AS (SELECT (SELECT score FROM s, n WHERE place = ceil(n * 0.01 - 1e-9)) AS head,
			(SELECT score FROM s, n WHERE place = ceil(n * 0.1 - 1e-9)) AS middle)
		SELECT CASE WHEN score >= head THEN 0 WHEN score >= middle THEN 1 ELSE 2 END AS tier,
			count(*) AS n, sum(pieces) AS pieces, avg(days) AS days, avg(score) AS score FROM s, k GROUP BY tier
		UNION ALL SELECT 3, (SELECT count(*) + 1 FROM s WHERE so_far < n.pieces / 2),
			(SELECT 2 * sum(up * pieces) FROM s) / (n * pieces) - (n + 1) / n, 0, 0 FROM n
		ORDER BY 1`,
	// Contents by how many did anything with them, the top the first 1 %, the middle 9 % more; who did something with each tier;
	// moves from the four weeks before to the last four; Gini, the fewest contents with half of it.
	'content-tiers': `WITH e AS (SELECT (max(t) // ${DAY} + 1) * ${DAY} AS over FROM events),
		p AS MATERIALIZED (SELECT content, member, bool_or(t >= over - ${28 * DAY}) AS now,
				bool_or(t >= over - ${56 * DAY} AND t < over - ${28 * DAY}) AS before
			FROM events, e GROUP BY content, member),
		c AS MATERIALIZED (SELECT content, count(*) AS a, count(*) FILTER (before) AS b, count(*) FILTER (now) AS n
			FROM p GROUP BY content),
		l AS MATERIALIZED (SELECT list_reverse_sort(list(a)) AS a, list_reverse_sort(list(b) FILTER (b > 0)) AS b,
			list_reverse_sort(list(n) FILTER (n > 0)) AS n FROM c),
		s AS MATERIALIZED (SELECT content, c.a, ${standing('a')} AS tier, ${standing('b')} AS old, ${standing('n')} AS new
			FROM c, l),
		m AS (SELECT bit_or(1 << tier) AS bits FROM p JOIN s USING (content) GROUP BY member),
		o AS (SELECT a, row_number() OVER (ORDER BY a) AS up,
			sum(a) OVER (ORDER BY a DESC ROWS UNBOUNDED PRECEDING) AS so_far FROM c),
		n AS (SELECT count(*) AS n, sum(a) AS a FROM c)
		SELECT 0 AS x, tier AS y, count(*) AS a, sum(a) AS b, min(a) AS c FROM s GROUP BY tier
		UNION ALL SELECT 1, t, count(*) FILTER ((bits >> t) & 1 = 1), 0, 0 FROM m, range(3) r(t) GROUP BY t
		UNION ALL SELECT 2, old * 10 + new, count(*), 0, 0 FROM s WHERE old < 3 OR new < 3 GROUP BY old, new
		UNION ALL SELECT 3, 0, (SELECT count(*) + 1 FROM o WHERE so_far < n.a / 2),
			(SELECT 2 * sum(up * a) FROM o) / (n * n.a) - (n + 1) / n, (SELECT count(*) FROM m) FROM n
		ORDER BY 1, 2`,
	'rfm-cuts': rfm(`5 - (r >= 7)::INT - (r >= 30)::INT - (r >= 90)::INT - (r >= 180)::INT`, {
		f: `1 + (f >= 2)::INT + (f >= 3)::INT + (f >= 5)::INT + (f >= 10)::INT`,
	}),
	'rfm-nested': rfm(
		`5 - (r > qr[1])::INT - (r > qr[2])::INT - (r > qr[3])::INT - (r > qr[4])::INT`,
		{
			f: `CASE WHEN f0 = f1 THEN 3 ELSE 1 + (f > qf[1])::INT + (f > qf[2])::INT + (f > qf[3])::INT + (f > qf[4])::INT END`,
			nested: true,
		},
	),
};

/** Top, middle, tail or none, by the descending list of all scores. */
function standing(score: string): string {
	const least = (share: number) => `l.${score}[ceil(len(l.${score}) * ${share} - 1e-9)::INT]`;
	return `CASE WHEN c.${score} = 0 THEN 3 WHEN c.${score} >= ${least(0.01)} THEN 0
		WHEN c.${score} >= ${least(0.1)} THEN 1 ELSE 2 END`;
}

/** The field of scores and the eight classes, as the plain question has them. */
function rfm(r: string, { f, nested = false }: { f: string; nested?: boolean }): string {
	const within = nested
		? `g AS (SELECT sr, quantile_cont(f, [0.2, 0.4, 0.6, 0.8]) AS qf, min(f) AS f0, max(f) AS f1 FROM x GROUP BY sr),
			s AS (SELECT x.*, ${f} AS sf FROM x JOIN g USING (sr))`
		: `s AS (SELECT x.*, ${f} AS sf FROM x)`;
	return `WITH b AS (
			SELECT member, max(t // ${DAY}) AS last, count(DISTINCT t // ${DAY}) AS f, round(sum(amount), 6) AS m
			FROM events WHERE kind = 'order' GROUP BY member),
		v AS MATERIALIZED (SELECT ${TODAY} - last AS r, f, m FROM b),
		q AS (SELECT quantile_cont(r, [0.2, 0.4, 0.6, 0.8]) AS qr, avg(r) AS ar, avg(f) AS af, avg(m) AS am FROM v),
		x AS MATERIALIZED (SELECT f, m, ${r} AS sr, (m < am)::INT * 4 + (r > ar)::INT * 2 + (f < af)::INT AS class FROM v, q),
		${within}
		SELECT coalesce(class, -1) AS class, coalesce(sr, -1) AS sr, coalesce(sf, -1) AS sf, count(*) AS n, sum(m) AS amount
		FROM s GROUP BY GROUPING SETS ((class), (sr, sf)) ORDER BY 1, 2, 3`;
}

/** Null where it is no question of SQL. */
export function segmentQuestion(question: string, turn: number): string | null {
	return RULES[question]?.(turn) ?? ANALYSES[question] ?? null;
}
