import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{
		ignores: [
			'.svelte-kit/',
			'.opsbook/',
			'build/',
			'static/',
			'node_modules/',
			'tests/**/fixtures/',
			'test-results/',
			'tests/bench/dist/',
		],
	},
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// The compiler knows all names.
			'no-undef': 'off',
			eqeqeq: ['error', 'always'],
			'no-console': ['error', { allow: ['warn', 'error'] }],
			'prefer-const': 'error',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
			],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-import-type-side-effects': 'error',
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
			],
			'@typescript-eslint/no-empty-object-type': [
				'error',
				{ allowInterfaces: 'with-single-extends' },
			],
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			'svelte/no-at-html-tags': 'error',
			// Sets and maps that are made and read within one function need not be reactive.
			'svelte/prefer-svelte-reactivity': 'off',
			// Links start with `base`.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	{ files: ['**/*.d.ts'], rules: { 'no-var': 'off' } },
	{
		files: ['scripts/**', 'src/cli/**', 'tests/**'],
		rules: { 'no-console': 'off' },
	},
);
