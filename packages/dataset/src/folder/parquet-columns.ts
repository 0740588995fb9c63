import { PolyfactError } from '@polyfact/schema'
import { type FileMetaData, parquetSchema, type SchemaElement, type SchemaTree } from 'hyparquet'

/** The columns that hold a struct of languages: PolyFact's `parallel` config, and WIKI-FACT. */
const LANGUAGE_COLUMNS = ['translations', 'langs']

/**
 * Refuses a schema with two columns of one name, which parquet allows and readers cannot tell apart.
 *
 * @throws {@link PolyfactError} `DUPLICATE_ID` with the file and the column.
 */
export function checkColumnNames(metadata: FileMetaData, file: string): void {
  const visit = ({ children, path }: SchemaTree): void => {
    const names = children.map(({ element }) => element.name)
    const repeated = names.find((name, index) => names.indexOf(name) !== index)
    if (repeated !== undefined) {
      const column = [...path, repeated].join('.')
      throw new PolyfactError(
        'DUPLICATE_ID',
        `${file} has the column ${column} twice; column names must be distinct`,
        { file, column },
      )
    }
    children.forEach(visit)
  }
  visit(parquetSchema(metadata))
}

/** The languages that the schema of a parallel file names; undefined where only the rows can tell (a map, or no such column). */
export function languagesInSchema(metadata: FileMetaData): string[] | undefined {
  const column = languageColumn(parquetSchema(metadata))
  if (column === undefined || column.element.converted_type === 'MAP') return undefined
  return column.children.map(({ element }) => element.name)
}

/** Paths of the cells of a row: leaves, and lists and maps as a whole. Of the languages, only the wanted ones. */
export function cellPaths(metadata: FileMetaData, languages?: readonly string[]): string[][] {
  const root = parquetSchema(metadata)
  const column = languageColumn(root)
  const isWanted = ({ path }: SchemaTree) =>
    languages === undefined ||
    path.length !== 2 ||
    path[0] !== column?.path[0] ||
    languages.includes(path[1]!)
  const visit = (tree: SchemaTree): string[][] =>
    tree.children.length === 0 || tree.element.converted_type !== undefined
      ? [tree.path]
      : tree.children.filter(isWanted).flatMap(visit)
  return root.children.flatMap(visit)
}

/**
 * The metadata of a file as if it had one cell a row and nothing else, so that no other is fetched or decoded.
 * hyparquet itself reads whole top-level columns only, with all their languages.
 */
export function withCell(metadata: FileMetaData, cell: readonly string[]): FileMetaData {
  // what leads to the cell, and what is below it
  const keeps = (path: readonly string[]) =>
    path.every((name, depth) => depth >= cell.length || name === cell[depth])
  const elements = (tree: SchemaTree): SchemaElement[] => {
    const children = tree.children.filter(({ path }) => keeps(path))
    const own = children.length > 0 ? { ...tree.element, num_children: children.length } : tree.element
    return [own, ...children.flatMap(elements)]
  }
  return {
    ...metadata,
    schema: elements(parquetSchema(metadata)),
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.filter(
        ({ meta_data }) => meta_data !== undefined && keeps(meta_data.path_in_schema),
      ),
    })),
  }
}

function languageColumn(root: SchemaTree): SchemaTree | undefined {
  return root.children.find(
    ({ element, children }) => LANGUAGE_COLUMNS.includes(element.name) && children.length > 0,
  )
}
