// The part of PapaParse that the core may use. Its own types bring in all of Node's; tsconfig.core.json puts this in their place.

export interface Config {
	delimiter?: string;
	newline?: '\r' | '\n' | '\r\n';
	quoteChar?: string;
	escapeChar?: string;
	header?: false;
	dynamicTyping?: false;
	skipEmptyLines?: boolean | 'greedy';
	preview?: number;
	comments?: false | string;
}

export interface ParseError {
	type: string;
	code: string;
	message: string;
	row?: number;
	index?: number;
}

export interface Result<T> {
	data: T[];
	errors: ParseError[];
	meta: {
		cursor: number;
		delimiter: string;
		linebreak: string;
		aborted: boolean;
		truncated: boolean;
	};
}

declare const Papa: {
	parse<T>(input: string, config?: Config): Result<T>;
	Parser: {
		new (config: Config): {
			parse(input: string, baseIndex: number, ignoreLastRow: boolean): unknown;
			abort(): void;
			getCharIndex(): number;
		};
	};
};

export default Papa;
