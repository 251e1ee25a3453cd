// Arguments that a client left out and sends all the same. Trainers turn tools into functions of Python with None as
// the default, and send null for every parameter that the model did not give.
import { propertiesOf, requiredOf, schemaFaults } from '../../pipeline/json/json-schema.ts';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { JsonObject } from '../../schemas/json.ts';

/** Without the nulls of optional parameters that may not be null. */
export function withoutLeftOut(
  given: JsonObject,
  tool: Pick<ToolOffer, 'inputSchema'> | undefined,
): JsonObject {
  if (!tool) return given;
  const required = requiredOf(tool.inputSchema);
  const properties = new Map(propertiesOf(tool.inputSchema));
  const isLeftOut = (name: string, value: JsonObject[string]): boolean => {
    const schema = properties.get(name);
    return (
      value === null &&
      schema !== undefined &&
      !required.includes(name) &&
      schemaFaults(schema, null).length > 0
    );
  };
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => !isLeftOut(name, value)));
}
