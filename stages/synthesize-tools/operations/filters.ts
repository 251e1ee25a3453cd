// Filters of a search: for each column the parameters that it takes, their conditions, and how users ask.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { fieldWords } from '../../english.ts';
import { containsIfGiven, identifier, matchesIfGiven } from '../../worlds/sql.ts';
import type { Column } from '../entity-view.ts';
import { columnParameter, type Parameter, type ToolSite } from './operation.ts';

export interface Filter {
  readonly parameter: Parameter;
  readonly column: Column;
  /** True for a row that matches, or when the call leaves the parameter out. */
  readonly condition: string;
  readonly intents: readonly string[];
}

export function filtersOf(column: Column, site: ToolSite): Filter[] {
  switch (column.kind.filter) {
    case 'range':
      return [rangeFilter(column, site, 'min'), rangeFilter(column, site, 'max')];
    case 'member':
      return [memberFilter(column, site)];
    case 'contains':
    case 'equals':
      return [valueFilter(column, site)];
    case 'none':
      return [];
  }
}

function rangeFilter(column: Column, site: ToolSite, end: 'min' | 'max'): Filter {
  const { schema } = columnParameter(column, site, false);
  const isDay = column.kind.schema.format === 'date';
  const unit = /( in [^.:,]+)$/.exec(column.kind.describe)?.[1] ?? '';
  const name = `${end}_${column.name}`;
  const field = fieldWords(column.field);
  const counted = /^number of (.+)$/.exec(field)?.[1];
  const words = { field, counted, unit: isDay ? '' : unit, parameter: name };
  const description = site.text(`${end}${isDay ? 'Day' : 'Number'}`, words);
  const intent = `${end}${isDay ? 'Day' : counted === undefined ? 'Number' : 'Count'}Intent`;
  const comparison = end === 'min' ? '>=' : '<=';
  return {
    parameter: { name, schema: { ...schema, description }, isRequired: false },
    column,
    condition: `(:${name} IS NULL OR ${identifier(column.name)} ${comparison} :${name})`,
    intents: [site.text(intent, words)],
  };
}

function memberFilter(column: Column, site: ToolSite): Filter {
  const { items } = column.kind.schema;
  const name = `has_${column.name}`;
  const words = { field: fieldWords(column.field), parameter: name };
  const schema: JsonObject = isObject(items) ? items : { type: 'string' };
  const held = `EXISTS (SELECT 1 FROM json_each(${identifier(column.name)}) WHERE value = :${name})`;
  return {
    parameter: {
      name,
      schema: { ...schema, description: site.text('member', words) },
      isRequired: false,
    },
    column,
    condition: `(:${name} IS NULL OR ${held})`,
    intents: [site.text('memberIntent', words)],
  };
}

function valueFilter(column: Column, site: ToolSite): Filter {
  const parameter = columnParameter(column, site, false);
  const { field, name, kind, parent } = column;
  const words = { field: fieldWords(field), parameter: name, meaning: kind.describe };
  const isText = kind.filter === 'contains' && !parent;
  const condition = (isText ? containsIfGiven : matchesIfGiven)(identifier(name), name);
  const description = isText ? site.text('containedText', words) : String(parameter.schema.description);
  const asked = parent
    ? [site.text('parentIntent', words)]
    : parameter.schema.type === 'boolean'
      ? []
      : [site.text('valueIntent', words), site.text('lookUpIntent', words)];
  return {
    parameter: { ...parameter, schema: { ...parameter.schema, description } },
    column,
    condition,
    intents: asked,
  };
}
