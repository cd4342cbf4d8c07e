import { InputError, UsageError } from './args';
import { compute } from './compute';
import { inspect } from './inspect';
import { print, tell } from './output';
import { run, type Surroundings } from './run';

const USAGE = `Usage:
  opsbook inspect FILE… [--encoding NAME] [--delimiter D] [--header-row N] [--zone ZONE]
  opsbook compute ANALYSIS --source FILE [--mapping FILE.json] [--follows FILE] …
                  [--params JSON] [--scope JSON] [--zone ZONE] [--identity JSON] [--people]
  opsbook compute --batch CASES.jsonl [--zone ZONE] [--identity JSON] [--people]
  opsbook run NOTEBOOK --source FILE… [--mapping FILE.json] [--follows FILE] [--zone ZONE]
                  [--identity JSON] [--out report.html|results.json] [--locale en|zh-CN]

Results are JSON on stdout, messages go to stderr.
Exit code: 0 done, 1 input that cannot be used, 2 a command that cannot be understood.`;

type Command = (args: readonly string[], surroundings: Surroundings) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
	inspect,
	compute,
	run,
};

/** The command line. Answers with the exit code; writes results to stdout and everything else to stderr. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<number> {
	const [name, ...rest] = args;
	if (name === 'help' || args.some((arg) => arg === '--help' || arg === '-h')) {
		print(USAGE);
		return 0;
	}
	if (name === undefined) {
		tell(USAGE);
		return 2;
	}
	try {
		const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
		if (command === undefined) throw new UsageError(`unknown command ${name}`);
		return await command(rest, surroundings);
	} catch (error) {
		if (error instanceof UsageError) {
			tell(`opsbook: ${error.message}\nsee: npm run opsbook -- --help`);
			return 2;
		}
		if (error instanceof InputError) {
			tell(`opsbook: ${error.message}`);
			return 1;
		}
		throw error;
	}
}
