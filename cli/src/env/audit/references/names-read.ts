/** A node of a syntax tree in the ESTree form. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

export interface NameRead {
  readonly name: string;
  readonly index: number;
  /** Whether it is certainly taken from an environment, and not from something else that has a field of that name. */
  readonly certain: boolean;
}

/** A variable of the environment is written like this; `CI` and the like belong to tools. */
const variableName = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;
/** What stands around an expression and gives its value. */
const wrappers = new Set([
  'ChainExpression',
  'ParenthesizedExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
]);
const environments = new Set(['env', 'environment', 'processEnvironment']);

/**
 * The variables that code takes from an environment: `environment.NAME`, `env['NAME']`, `const { NAME } = process.env`. Fields of
 * that form of other things are told, too, since parts of an environment go by many names.
 */
export function namesRead(tree: SyntaxNode): NameRead[] {
  const found = new Map<string, NameRead>();
  const add = (names: readonly NameRead[]) => {
    for (const each of names) {
      const key = `${each.name} ${each.index}`;
      if (each.certain || !found.has(key)) found.set(key, each);
    }
  };
  visit(tree, (node) => {
    if (node.type === 'MemberExpression') add(nameOf(node.property, isEnvironment(node.object)));
    if (node.type === 'VariableDeclarator') add(keysOf(node.id, isEnvironment(node.init)));
    // A parameter or a variable that gets it: `({ NAME } = process.env)`.
    if (node.type === 'AssignmentPattern' || node.type === 'AssignmentExpression') {
      add(keysOf(node.left, isEnvironment(node.right)));
    }
    if (node.type === 'BinaryExpression' && node.operator === 'in') {
      add(nameOf(node.left, isEnvironment(node.right)));
    }
    // A parameter that is taken apart: `({ NAME }: Environment) =>`.
    if (node.type === 'ObjectPattern') add(keysOf(node, isEnvironmentType(node)));
  });
  return [...found.values()];
}

function isEnvironment(value: unknown): boolean {
  const node = asNode(value);
  if (!node) return false;
  if (node.type === 'Identifier') return environments.has(String(node.name));
  if (node.type === 'MemberExpression') return isEnvironment(node.property);
  if (node.type === 'LogicalExpression') return isEnvironment(node.left);
  return wrappers.has(node.type) && isEnvironment(node.expression);
}

function isEnvironmentType(node: SyntaxNode): boolean {
  const annotation = asNode(asNode(node.typeAnnotation)?.typeAnnotation);
  const name = asNode(annotation?.typeName)?.name;
  return typeof name === 'string' && /Environment$|^Environment/.test(name);
}

function keysOf(value: unknown, certain: boolean): NameRead[] {
  const pattern = asNode(value);
  if (pattern?.type !== 'ObjectPattern' || !Array.isArray(pattern.properties)) return [];
  return pattern.properties.flatMap((property) => nameOf(asNode(property)?.key, certain));
}

function nameOf(value: unknown, certain: boolean): NameRead[] {
  const node = asNode(value);
  const name = node?.type === 'Identifier' ? node.name : (node?.value ?? textOf(node));
  if (!node || typeof name !== 'string' || !variableName.test(name)) return [];
  return [{ name, index: node.start, certain }];
}

/** The text of a template that has no place to fill in. */
function textOf(node: SyntaxNode | undefined): unknown {
  if (node?.type !== 'TemplateLiteral' || !Array.isArray(node.quasis)) return undefined;
  const [only, ...others] = node.quasis;
  return others.length === 0 ? only?.value?.cooked : undefined;
}

function visit(node: SyntaxNode, look: (node: SyntaxNode) => void): void {
  look(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const each of value) {
        const child = asNode(each);
        if (child) visit(child, look);
      }
    } else {
      const child = asNode(value);
      if (child) visit(child, look);
    }
  }
}

function asNode(value: unknown): SyntaxNode | undefined {
  return typeof value === 'object' && value !== null && 'type' in value
    ? (value as SyntaxNode)
    : undefined;
}
