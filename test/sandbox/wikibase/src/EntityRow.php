<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

use stdClass;

/** The latest state of one entity, as {@see EntityIndex} keeps it. */
final class EntityRow {
	public readonly string $id;
	public readonly string $type;
	public readonly int $page;
	public readonly int $revision;
	/** ISO 8601, UTC */
	public readonly string $modified;
	public readonly ?string $redirect;
	private readonly string $json;

	public function __construct( stdClass $row ) {
		$this->id = $row->se_id;
		$this->type = $row->se_type;
		$this->page = (int)$row->se_page;
		$this->revision = (int)$row->se_revision;
		$this->modified = wfTimestamp( TS_ISO_8601, $row->se_timestamp );
		$this->redirect = $row->se_redirect;
		$this->json = $row->se_json;
	}

	public function entity(): Entity {
		return Entity::fromJson( $this->json );
	}

	/** The stored JSON, decoded: quicker than {@see entity} when nothing is to be changed. */
	public function data(): array {
		return json_decode( $this->json, true, 512, JSON_THROW_ON_ERROR );
	}
}
