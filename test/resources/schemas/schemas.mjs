// Answers from CloudFormation's registry schemas, as AWS publishes them in @aws-cdk/aws-service-spec, one line of JSON
// for each line of JSON. Question: {resources: [{type, properties}], changes: [{type, before, after}]}.
// Answer: {findings: for each resource, what its schema does not allow; replacing: for each change, the properties by
// which CloudFormation replaces the resource instead of changing it}.
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { createInterface } from 'node:readline'

const database = loadAwsServiceSpecSync()

// What only a deployment knows may be of any type.
const isFunction = value => value && typeof value === 'object' && Object.keys(value).length === 1 &&
  (Object.keys(value)[0] === 'Ref' || Object.keys(value)[0].startsWith('Fn::'))

const resourceOf = type => database.lookup('resource', 'cloudFormationType', 'equals', type)[0]

// CloudFormation converts between texts and what is written in them.
const scalars = {
  string: value => ['string', 'number', 'boolean'].includes(typeof value),
  integer: value => Number.isInteger(Number(value)) && typeof value !== 'boolean' && value !== '',
  number: value => Number.isFinite(Number(value)) && typeof value !== 'boolean' && value !== '',
  boolean: value => typeof value === 'boolean' || value === 'true' || value === 'false',
  'date-time': value => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  json: () => true,
  null: value => value === null
}

function findings(type, value, path) {
  if (isFunction(value) || value === undefined) {
    return []
  }
  switch (type.type) {
    case 'ref':
      return ofProperties(database.get('typeDefinition', type.reference.$ref).properties, value, path)
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((each, i) => findings(type.element, each, `${path}/${i}`))
        : [`${path} must be a list`]
    case 'map':
      return value && typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, each]) => findings(type.element, each, `${path}/${key}`))
        : [`${path} must be an object`]
    case 'union':
      return best(type.types, value, path)
    case 'tag':
      return value.Key === undefined || value.Value === undefined ? [`${path} must be a key with a value`] : []
    default:
      if (scalars[type.type] === undefined) {
        throw new Error(`${path} is of an unknown type ${type.type}`)
      }
      return scalars[type.type](value) ? [] : [`${path} must be of type ${type.type}`]
  }
}

// Of several types that are allowed, or were once, the one that fits best.
function best(types, value, path) {
  return types.map(type => findings(type, value, path)).reduce((one, other) => one.length <= other.length ? one : other)
}

function ofProperties(properties, value, path) {
  if (!value || typeof value !== 'object' || Array.isArray(value)) {
    return [`${path} must be an object`]
  }
  const unknown = Object.keys(value).filter(name => !properties[name]).map(name => `${path}/${name} is not known`)
  const missing = Object.keys(properties).filter(name => properties[name].required && value[name] === undefined)
    .map(name => `${path}/${name} is missing`)
  const wrong = Object.keys(value).filter(name => properties[name]).flatMap(name =>
    best([properties[name].type, ...(properties[name].previousTypes ?? [])], value[name], `${path}/${name}`))
  return [...unknown, ...missing, ...wrong]
}

// A custom resource is its provider's to judge.
function judge({ type, properties }) {
  const resource = resourceOf(type)
  if (type.startsWith('Custom::')) {
    return []
  }
  return resource ? ofProperties(resource.properties, properties ?? {}, type) : [`${type} is no type of CloudFormation`]
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

function replacing(properties, before, after, path) {
  return Object.keys(properties).filter(name => !same(before[name], after[name])).flatMap(name => {
    const { type, causesReplacement } = properties[name]
    const pointer = `${path}/${name}`
    if (causesReplacement === 'yes' || causesReplacement === 'maybe') {
      return [pointer]
    }
    const nested = type.type === 'ref' && before[name] && after[name]
    return nested
      ? replacing(database.get('typeDefinition', type.reference.$ref).properties, before[name], after[name], pointer)
      : []
  })
}

for await (const line of createInterface({ input: process.stdin })) {
  const { resources, changes } = JSON.parse(line)
  console.log(JSON.stringify({
    findings: resources.map(judge),
    replacing: changes.map(({ type, before, after }) =>
      replacing(resourceOf(type)?.properties ?? {}, before ?? {}, after ?? {}, ''))
  }))
}
