import assert from 'node:assert/strict';
import { readEdmx } from '../../src/connectors/finance-operations/edmx.ts';

const document = `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
<Schema Namespace="Microsoft.Dynamics.DataEntities" xmlns="http://docs.oasis-open.org/odata/ns/edm">
  <EnumType Name="NoYes"><Member Name="No" Value="0" /><Member Name="Yes" Value="1" /></EnumType>
  <EntityType Name="Warehouse">
    <Key><PropertyRef Name="dataAreaId" /><PropertyRef Name="WarehouseId" /></Key>
    <Property Name="dataAreaId" Type="Edm.String" Nullable="false" />
    <Property Name="WarehouseId" Type="Edm.String" Nullable="false" MaxLength="10" />
    <Property Name='WarehouseName' Type='Edm.String'><Annotation Term="A.B" String="x &lt; y" /></Property>
    <Property Name="IsFallbackWarehouse" Type="Microsoft.Dynamics.DataEntities.NoYes" />
    <NavigationProperty Name="Site" Type="Microsoft.Dynamics.DataEntities.Site" />
  </EntityType>
  <EntityContainer Name="Resources">
    <EntitySet Name="Warehouses" EntityType="Microsoft.Dynamics.DataEntities.Warehouse" />
    <EntitySet Name="Nothings" EntityType="Microsoft.Dynamics.DataEntities.Nothing" />
  </EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;

describe('The metadata of finance and operations', () => {
  const schema = readEdmx(document);
  const warehouse = schema.collections.get('Warehouses');

  it('is read by collection, with keys and properties', () => {
    assert.deepEqual([...schema.collections.keys()], ['Warehouses']);
    assert.deepEqual(warehouse?.key, ['dataAreaId', 'WarehouseId']);
    assert.deepEqual(warehouse.properties.get('WarehouseId'), {
      name: 'WarehouseId',
      type: 'Edm.String',
      nullable: false,
      maxLength: 10,
    });
    assert.deepEqual(warehouse.properties.get('WarehouseName'), {
      name: 'WarehouseName',
      type: 'Edm.String',
      nullable: true,
      maxLength: null,
    });
  });

  it('tells the symbols of enums', () => {
    const type = warehouse?.properties.get('IsFallbackWarehouse')?.type ?? '';
    assert.deepEqual(schema.enums.get(type), ['No', 'Yes']);
  });
});
