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
        `loadFacts: ${file} has the column ${column} twice; column names must be distinct`,
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

/**
 * The metadata of a parallel file as if it had no other languages than the wanted, so that their columns are neither
 * fetched nor decoded. A struct cannot be projected by hyparquet itself, which takes top-level columns only.
 */
export function withLanguages(metadata: FileMetaData, wanted: readonly string[]): FileMetaData {
  const root = parquetSchema(metadata)
  const column = languageColumn(root)
  if (column === undefined || column.element.converted_type === 'MAP') return metadata
  const name = column.element.name
  const keeps = (path: readonly string[]) => path[0] !== name || path.length < 2 || wanted.includes(path[1]!)
  const elements = (tree: SchemaTree): SchemaElement[] => {
    const children = tree.children.filter(({ path }) => keeps(path))
    const own = children.length > 0 ? { ...tree.element, num_children: children.length } : tree.element
    return [own, ...children.flatMap(elements)]
  }
  return {
    ...metadata,
    schema: elements(root),
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.filter(
        ({ meta_data }) => meta_data === undefined || keeps(meta_data.path_in_schema),
      ),
    })),
  }
}

function languageColumn(root: SchemaTree): SchemaTree | undefined {
  return root.children.find(
    ({ element, children }) => LANGUAGE_COLUMNS.includes(element.name) && children.length > 0,
  )
}
