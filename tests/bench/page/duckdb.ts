import * as duckdb from '@duckdb/duckdb-wasm';
import wasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import worker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import type { Peer, Question } from './peer';
import { segmentQuestion } from './segments-sql';

const PATH = 'opfs://bench.db';
let db: duckdb.AsyncDuckDB;
let connection: duckdb.AsyncDuckDBConnection;

async function start(): Promise<void> {
	db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(worker));
	await db.instantiate(wasm);
}

async function open(): Promise<void> {
	await db.open({ path: PATH, accessMode: duckdb.DuckDBAccessMode.READ_WRITE });
	connection = await db.connect();
}

const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
	(await connection.query(sql)).toArray().map((row) => row.toJSON() as Record<string, unknown>);

const DAY = `86400000`;
/** Everything after the CSV asks the best layout: typed (integers and an enum) and sorted by member and time. */
const QUESTIONS: Readonly<Partial<Record<Question, string>>> = {
	// Values, five quantile bins of R and F, eight classes against the means: both tables of the result in one pass.
	rfm: `WITH b AS (
			SELECT member, max(t // ${DAY}) AS last, count(DISTINCT t // ${DAY}) AS f, round(sum(amount), 6) AS m
			FROM events WHERE kind = 'order' GROUP BY member),
		v AS (SELECT (SELECT max(t) // ${DAY} FROM events) - last AS r, f, m FROM b),
		q AS (SELECT quantile_cont(r, [0.2, 0.4, 0.6, 0.8]) AS qr, quantile_cont(f, [0.2, 0.4, 0.6, 0.8]) AS qf,
			avg(r) AS ar, avg(f) AS af, avg(m) AS am FROM v),
		s AS (SELECT m,
			5 - (r > qr[1])::INT - (r > qr[2])::INT - (r > qr[3])::INT - (r > qr[4])::INT AS sr,
			1 + (f > qf[1])::INT + (f > qf[2])::INT + (f > qf[3])::INT + (f > qf[4])::INT AS sf,
			(m < am)::INT * 4 + (r > ar)::INT * 2 + (f < af)::INT AS class FROM v, q)
		SELECT coalesce(class, -1) AS class, coalesce(sr, -1) AS sr, coalesce(sf, -1) AS sf, count(*) AS n, sum(m) AS amount
		FROM s GROUP BY GROUPING SETS ((class), (sr, sf)) ORDER BY 1, 2, 3`,
	// The chain of every entry: the next step of each kind after the row, from the last step backwards.
	funnel: `WITH s AS (
			SELECT member, t, kind FROM events WHERE kind IN ('reach', 'click', 'cart', 'order')),
		d AS (SELECT *, min(CASE WHEN kind = 'order' THEN t END) OVER w AS t4 FROM s
			WINDOW w AS (PARTITION BY member ORDER BY t ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)),
		c AS (SELECT *, first_value(CASE WHEN kind = 'cart' THEN {'t3': t, 't4': t4} END IGNORE NULLS) OVER w AS c3 FROM d
			WINDOW w AS (PARTITION BY member ORDER BY t ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)),
		b AS (SELECT *, first_value(CASE WHEN kind = 'click' THEN {'t2': t, 't3': c3.t3, 't4': c3.t4} END IGNORE NULLS) OVER w AS c2 FROM c
			WINDOW w AS (PARTITION BY member ORDER BY t ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)),
		l AS (SELECT member, max(CASE
				WHEN c2.t4 <= t + 7 * ${DAY} THEN 4 WHEN c2.t3 <= t + 7 * ${DAY} THEN 3
				WHEN c2.t2 <= t + 7 * ${DAY} THEN 2 ELSE 1 END) AS level
			FROM b WHERE kind = 'reach' GROUP BY member)
		SELECT count(*) FILTER (level >= 1) AS s1, count(*) FILTER (level >= 2) AS s2,
			count(*) FILTER (level >= 3) AS s3, count(*) FILTER (level >= 4) AS s4 FROM l`,
	retention: `WITH w AS (SELECT DISTINCT member, (t // ${DAY} + 3) // 7 AS week FROM events),
		f AS (SELECT member, min(week) AS first FROM w GROUP BY member)
		SELECT f.first AS cohort, w.week - f.first AS k, count(*) AS n
		FROM w JOIN f USING (member) GROUP BY 1, 2 ORDER BY 1, 2`,
	trend: `SELECT t // ${DAY} AS day, count(DISTINCT member) AS n FROM events GROUP BY 1 ORDER BY 1`,
	actives: `WITH d AS (SELECT DISTINCT member, t // ${DAY} AS day FROM events),
		days AS (SELECT range AS day FROM range((SELECT min(day) FROM d), (SELECT max(day) + 1 FROM d)))
		SELECT days.day AS day, count(DISTINCT member) FILTER (d.day = days.day) / count(DISTINCT member) AS stickiness
		FROM days JOIN d ON d.day BETWEEN days.day - 29 AND days.day GROUP BY 1 ORDER BY 1`,
};

export const duckdbPeer: Peer = {
	name: 'DuckDB-WASM',
	start,
	async import(file) {
		await open();
		await db.registerFileHandle(
			'events.csv',
			file,
			duckdb.DuckDBDataProtocol.BROWSER_FILEREADER,
			true,
		);
		await connection.query(`CREATE OR REPLACE TABLE raw AS SELECT * FROM read_csv('events.csv', header = true,
			columns = {'member_id': 'VARCHAR', 'time': 'TIMESTAMP', 'event': 'VARCHAR', 'amount': 'DOUBLE',
				'group': 'VARCHAR', 'channel': 'VARCHAR', 'content_id': 'VARCHAR'})`);
		await connection.query('CHECKPOINT');
	},
	/** Its best layout; timed apart, because the import does not need it to be stored. */
	async arrange() {
		await connection
			.query(`CREATE TYPE kinds AS ENUM (SELECT DISTINCT event FROM raw)`)
			.catch(() => undefined);
		await connection
			.query(`CREATE TYPE groups AS ENUM (SELECT DISTINCT "group" FROM raw)`)
			.catch(() => undefined);
		await connection.query(`CREATE OR REPLACE TABLE events AS
			SELECT dense_rank() OVER (ORDER BY member_id)::INTEGER AS member, epoch_ms(time) AS t, event::kinds AS kind, amount,
				"group"::groups AS grp, dense_rank() OVER (ORDER BY content_id)::INTEGER AS content
			FROM raw ORDER BY member, t`);
		await connection.query('CHECKPOINT');
	},
	async reopen() {
		await start();
		await open();
	},
	async stop() {
		await connection.close();
		await db.terminate();
	},
	async ask(question, turn) {
		const sql = QUESTIONS[question] ?? segmentQuestion(question, turn);
		if (sql === null) return null;
		const answer = await rows(sql);
		return answer.map((row) => Object.values(row).map(Number));
	},
};
