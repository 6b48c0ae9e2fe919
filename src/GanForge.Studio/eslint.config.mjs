import js from '@eslint/js';
import globals from 'globals';

// A declaration at the top of a module, exported or not.
const topLevel = ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration';
const stateMessage = 'A module keeps no state: keep it in a function or a class.';
const forbid = selector => ({ selector, message: stateMessage });

const noModuleState = [
  'error',
  forbid(`${topLevel}[kind!="const"]`),
  forbid(
    `${topLevel} > VariableDeclarator > NewExpression.init[callee.name=/^(Map|Set|WeakMap|WeakSet|Array|Object)$/]`,
  ),
  forbid(`${topLevel} > VariableDeclarator > ArrayExpression.init[elements.length=0]`),
  forbid(`${topLevel} > VariableDeclarator > ObjectExpression.init[properties.length=0]`),
  forbid('Program > ExpressionStatement > AssignmentExpression'),
];

export default [
  { ignores: ['bin/', 'obj/', 'node_modules/'] },
  js.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-restricted-syntax': noModuleState,
      'no-shadow': 'error',
      'no-unused-vars': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['wwwroot/js/theme.js'], languageOptions: { sourceType: 'script' } },
];
