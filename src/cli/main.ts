/** The command line. Answers with the exit code; writes results to stdout and everything else to stderr. */
export async function main(args: readonly string[]): Promise<number> {
	process.stderr.write(`opsbook ${args.join(' ')}: no commands yet\n`);
	return 2;
}
